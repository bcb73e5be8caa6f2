#include "CPNG.h"

#include <png.h>
#include <setjmp.h>
#include <stdlib.h>
#include <string.h>

static void fail(png_structp png, png_const_charp reason) {
    char *message = png_get_error_ptr(png);
    strncpy(message, reason, CPNG_MESSAGE - 1);
    longjmp(png_jmpbuf(png), 1);
}

static void warn(png_structp png, png_const_charp reason) { (void)png, (void)reason; }

static png_structp reader(FILE *file, png_infop *info, char *message) {
    memset(message, 0, CPNG_MESSAGE);
    png_structp png = png_create_read_struct(PNG_LIBPNG_VER_STRING, message, fail, warn);
    *info = png ? png_create_info_struct(png) : NULL;
    if (!*info) {
        strcpy(message, "out of memory");
        png_destroy_read_struct(&png, NULL, NULL);
        return NULL;
    }
    return png;
}

/// Every chunk that is not pixels or their colours is dropped unread: profiles and texts are where bombs hide.
static void drop_ancillary(png_structp png) {
    static const char names[] = "bKGD\0cHRM\0eXIf\0gAMA\0hIST\0iCCP\0iTXt\0oFFs\0pCAL\0pHYs\0sBIT\0sCAL\0sPLT\0sRGB\0sTER"
                                "\0tEXt\0tIME\0zTXt";
    png_set_keep_unknown_chunks(png, PNG_HANDLE_CHUNK_NEVER, NULL, 0);
    png_set_keep_unknown_chunks(png, PNG_HANDLE_CHUNK_NEVER, (png_const_bytep)names, sizeof names / 5);
    png_set_chunk_malloc_max(png, 1 << 20);
}

int cpng_size(FILE *file, uint32_t *width, uint32_t *height, char *message) {
    png_infop info;
    png_structp png = reader(file, &info, message);
    if (!png) return -1;
    volatile int result = -1;
    if (!setjmp(png_jmpbuf(png))) {
        png_init_io(png, file);
        // The caller judges the size and says it in its own words.
        png_set_user_limits(png, PNG_UINT_31_MAX, PNG_UINT_31_MAX);
        drop_ancillary(png);
        png_read_info(png, info);
        *width = png_get_image_width(png, info);
        *height = png_get_image_height(png, info);
        result = 0;
    }
    png_destroy_read_struct(&png, &info, NULL);
    return result;
}

/// Asks for 8 bits of grey, with a byte of opacity behind each if the picture has any.
static void ask_for_grey(png_structp png, png_infop info) {
    png_set_expand(png);
    png_set_scale_16(png);
    png_set_rgb_to_gray_fixed(png, PNG_ERROR_ACTION_NONE, -1, -1);
    png_read_update_info(png, info);
}

/// Puts a row of a pass in its place; `step` is 1 unless the picture is interlaced.
static void place(const png_byte *row, uint32_t columns, int channels, uint8_t *out, size_t step) {
    for (uint32_t x = 0; x < columns; x++, row += channels) {
        unsigned opacity = channels == 2 ? row[1] : 255;
        out[x * step] = (uint8_t)((row[0] * opacity + 255 * (255 - opacity) + 127) / 255);
    }
}

static void read_pass(png_structp png, uint32_t width, uint32_t height, int pass, int channels, png_byte *row,
                      uint8_t *grey) {
    uint32_t columns = pass < 0 ? width : PNG_PASS_COLS(width, pass);
    uint32_t rows = pass < 0 ? height : PNG_PASS_ROWS(height, pass);
    if (columns == 0) return;
    for (uint32_t y = 0; y < rows; y++) {
        png_read_row(png, row, NULL);
        uint32_t line = pass < 0 ? y : PNG_ROW_FROM_PASS_ROW(y, pass);
        uint32_t left = pass < 0 ? 0 : PNG_PASS_START_COL(pass);
        place(row, columns, channels, grey + (size_t)line * width + left,
              pass < 0 ? 1 : (size_t)PNG_PASS_COL_OFFSET(pass));
    }
}

int cpng_grey(FILE *file, uint32_t width, uint32_t height, uint8_t *grey, char *message) {
    png_infop info;
    png_structp png = reader(file, &info, message);
    if (!png) return -1;
    png_byte *volatile row = NULL;
    volatile int result = -1;
    if (!setjmp(png_jmpbuf(png))) {
        png_init_io(png, file);
        png_set_user_limits(png, width, height);
        drop_ancillary(png);
        png_read_info(png, info);
        if (png_get_image_width(png, info) != width || png_get_image_height(png, info) != height) {
            png_error(png, "the size changed");
        }
        ask_for_grey(png, info);
        int channels = png_get_channels(png, info);
        if (channels > 2 || png_get_bit_depth(png, info) != 8) png_error(png, "the picture is not grey");
        row = malloc(png_get_rowbytes(png, info));
        if (!row) png_error(png, "out of memory");
        // Without libpng's own handling the passes come as they are, and no row is needed twice.
        int passes = png_get_interlace_type(png, info) == PNG_INTERLACE_ADAM7 ? PNG_INTERLACE_ADAM7_PASSES : 0;
        if (!passes) read_pass(png, width, height, -1, channels, row, grey);
        for (int pass = 0; pass < passes; pass++) read_pass(png, width, height, pass, channels, row, grey);
        result = 0;
    }
    free(row);
    png_destroy_read_struct(&png, &info, NULL);
    return result;
}
