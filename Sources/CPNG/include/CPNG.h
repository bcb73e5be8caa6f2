#ifndef CPNG_H
#define CPNG_H

#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

// In C because libpng reports errors by longjmp, which Swift cannot cross.

enum { CPNG_MESSAGE = 200 };

/// Reads width and height of a PNG whose first byte is next in `file`; 0 when they are there.
///
/// Else -1 with a reason in `message`, which has room for `CPNG_MESSAGE` bytes.
int cpng_size(FILE *file, uint32_t *width, uint32_t *height, char *message);

/// Reads a PNG as grey, 0 black, over white where it is transparent; 0 when all of it was read.
///
/// Every kind of PNG: palette, grey and colours of 1 to 16 bits, interlaced or not. `grey` has room for `width` times
/// `height` bytes, as `cpng_size` told them; memory beyond it is one row. Chunks that are not the picture, where
/// bombs hide, are passed over. Else -1 with a reason in `message`.
int cpng_grey(FILE *file, uint32_t width, uint32_t height, uint8_t *grey, char *message);

#endif
