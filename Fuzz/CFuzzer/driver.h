#include <stddef.h>
#include <stdint.h>

// libFuzzer has no header of its own. Source: LLVM's documentation, "Using libFuzzer as a library".
int LLVMFuzzerRunDriver(int *count, char ***arguments, int (*test)(const uint8_t *start, size_t length));

// Between the two no memory is looked for that is lost. Source: compiler-rt, sanitizer/lsan_interface.h.
void __lsan_disable(void);
void __lsan_enable(void);

// Swift does not see what glibc shows to _GNU_SOURCE only.
int memfd_create(const char *name, unsigned flags);
