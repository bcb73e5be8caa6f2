#ifndef CJPEG_H
#define CJPEG_H

#include <stdint.h>
#include <stdio.h>

enum { CJPEG_MESSAGE = 200 };

/// Reads width and height that a JPEG, whose first byte is next in `file`, says it has; 0 when they are there.
///
/// In C because libjpeg reports errors by a function that must not return. Else -1 with a reason in `message`, which
/// has room for `CJPEG_MESSAGE` bytes.
int cjpeg_size(FILE *file, uint32_t *width, uint32_t *height, char *message);

/// The size of a JPEG that is read at `eighths` (1 to 8) of its width and height.
uint32_t cjpeg_scaled(uint32_t length, uint32_t eighths);

/// Reads a JPEG as grey, 0 black, `eighths` of its size; 0 when all of it was read.
///
/// Every kind of JPEG of 8 bits: grey, YCbCr, RGB, CMYK, baseline or progressive. `grey` has room for what
/// `cjpeg_scaled` tells of both lengths. A file that ends too early, of more than 100 scans, or that needs more than
/// 256 MB of working memory is an error. Else -1 with a reason in `message`.
int cjpeg_grey(FILE *file, uint32_t eighths, uint32_t width, uint32_t height, uint8_t *grey, char *message);

#endif
