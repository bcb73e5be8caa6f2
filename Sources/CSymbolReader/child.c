#define _GNU_SOURCE
#include "CSymbolReader.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

/// The most that a child may bring back: far more than 255 symbols hold.
static const size_t most_bytes = 8u << 20;

static int write_all(int output, const void *bytes, size_t count) {
    for (const char *next = bytes; count;) {
        ssize_t written = write(output, next, count);
        if (written < 0 && errno == EINTR) continue;
        if (written <= 0) return 1;
        next += written;
        count -= (size_t)written;
    }
    return 0;
}

int symbol_reader_tell(int output, SymbolReading reading, const void *payload) {
    return write_all(output, &reading, sizeof reading) || write_all(output, payload, reading.payload_count);
}

/// The writable memory that this process has mapped, in bytes; 0 if it cannot be told.
static rlim_t mapped_data(void) {
    unsigned long data = 0;
    FILE *file = fopen("/proc/self/statm", "r");
    if (!file) return 0;
    // size resident shared text lib data dirty, in pages (proc(5))
    if (fscanf(file, "%*u %*u %*u %*u %*u %lu", &data) != 1) data = 0;
    fclose(file);
    return (rlim_t)data * (rlim_t)sysconf(_SC_PAGESIZE);
}

static void limit(__rlimit_resource_t resource, rlim_t most) {
    struct rlimit now;
    if (getrlimit(resource, &now)) return;
    if (now.rlim_max != RLIM_INFINITY && most > now.rlim_max) most = now.rlim_max;
    setrlimit(resource, &(struct rlimit){most, most});
}

/// What the child does and never returns from.
static void look(SymbolReader reader, const SymbolPicture *picture, uint32_t seconds, int output) {
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    for (int number = 1; number < NSIG; number++) signal(number, SIG_DFL);
    // What this process holds open, a client's connection say, must not stay open because of the child.
    if (output > 0) close_range(0, (unsigned)output - 1, 0);
    close_range((unsigned)output + 1, ~0u, 0);
    limit(RLIMIT_DATA, mapped_data() + (rlim_t)picture->width * picture->height * 16 + (256u << 20));
    limit(RLIMIT_CPU, seconds);
    limit(RLIMIT_CORE, 0); // a core would hold what the picture shows
    limit(RLIMIT_FSIZE, 0);
    limit(RLIMIT_NOFILE, 0);
    _exit(reader == SYMBOL_READER_ZXING ? symbol_reader_zxing(picture, output) : symbol_reader_zbar(picture, output));
}

static int64_t milliseconds(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/// Reads until the child has closed its end; `*late` if the time is over before.
static uint8_t *collect(int input, int64_t end, size_t *count, int *late) {
    uint8_t *bytes = NULL;
    size_t room = 0;
    for (*count = 0, *late = 0; *count < most_bytes;) {
        int64_t left = end - milliseconds();
        struct pollfd wait = {.fd = input, .events = POLLIN};
        if (left <= 0 || !poll(&wait, 1, (int)left)) {
            *late = 1;
            break;
        }
        if (room - *count < 4096) {
            uint8_t *grown = realloc(bytes, room += 64u << 10);
            if (!grown) break;
            bytes = grown;
        }
        ssize_t got = read(input, bytes + *count, room - *count);
        if (got < 0 && errno == EINTR) continue;
        if (got <= 0) break;
        *count += (size_t)got;
    }
    return bytes;
}

uint8_t *symbol_reader_look(SymbolReader reader, const SymbolPicture *picture, uint32_t seconds, size_t *count,
                            SymbolLook *how) {
    int ends[2], status = 0, late = 0;
    *count = 0;
    *how = SYMBOL_LOOK_BROKEN;
    if (pipe2(ends, O_CLOEXEC)) return NULL;
    pid_t child = fork();
    if (child == 0) look(reader, picture, seconds, ends[1]);
    close(ends[1]);
    uint8_t *bytes = NULL;
    if (child > 0) {
        // Wall time is for a child that waits; one that works is stopped by its limit.
        bytes = collect(ends[0], milliseconds() + (int64_t)seconds * 4000, count, &late);
        kill(child, SIGKILL);
        while (waitpid(child, &status, 0) < 0 && errno == EINTR) {}
        int spent = late || (WIFSIGNALED(status) && (WTERMSIG(status) == SIGXCPU || WTERMSIG(status) == SIGKILL));
        if (WIFEXITED(status) && WEXITSTATUS(status) == 0) *how = SYMBOL_LOOK_DONE;
        else if (spent) *how = SYMBOL_LOOK_OUT_OF_TIME;
    }
    close(ends[0]);
    return bytes;
}
