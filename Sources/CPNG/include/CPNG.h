#ifndef CPNG_H
#define CPNG_H

#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

/// Encodes a picture as PNG: with a palette where 256 colours are enough, else as RGB.
///
/// In C because libpng reports errors by longjmp, which Swift cannot cross. `pixels` holds `height` rows of `width`
/// native 32-bit words 0x__RRGGBB, `stride` bytes apart. Returns bytes to be given to `cpng_free`, their number in
/// `*count`; or NULL with a message in `*failure`, to be given to `cpng_free` as well.
uint8_t *cpng_encode(const uint8_t *pixels, uint32_t width, uint32_t height, ptrdiff_t stride,
                     uint32_t pixels_per_metre, size_t *count, char **failure);

void cpng_free(void *pointer);

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
