#include <stddef.h>
#include <stdint.h>

// libFuzzer has no header of its own. Source: LLVM's documentation, "Using libFuzzer as a library".
int LLVMFuzzerRunDriver(int *count, char ***arguments, int (*test)(const uint8_t *start, size_t length));

// Swift does not see what glibc shows to _GNU_SOURCE only.
int memfd_create(const char *name, unsigned flags);
