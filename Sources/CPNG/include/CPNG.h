#ifndef CPNG_H
#define CPNG_H

#include <stddef.h>
#include <stdint.h>

/// Encodes a picture as PNG: with a palette where 256 colours are enough, else as RGB.
///
/// In C because libpng reports errors by longjmp, which Swift cannot cross. `pixels` holds `height` rows of `width`
/// native 32-bit words 0x__RRGGBB, `stride` bytes apart. Returns bytes to be given to `cpng_free`, their number in
/// `*count`; or NULL with a message in `*failure`, to be given to `cpng_free` as well.
uint8_t *cpng_encode(const uint8_t *pixels, uint32_t width, uint32_t height, ptrdiff_t stride,
                     uint32_t pixels_per_metre, size_t *count, char **failure);

void cpng_free(void *pointer);

#endif
