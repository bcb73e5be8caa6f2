#include "CPNG.h"

#include <png.h>
#include <setjmp.h>
#include <stdlib.h>
#include <string.h>

typedef struct {
    uint8_t *bytes;
    size_t count, room;
    char message[200];
    uint32_t colours[256];
    int colour_count;
    uint16_t slots[1024]; // open addressing: colour index + 1, or 0 for a free slot
} Sheet;

static void append(png_structp png, png_bytep data, size_t length) {
    Sheet *sheet = png_get_io_ptr(png);
    if (sheet->count + length > sheet->room) {
        size_t room = (sheet->count + length) * 2;
        uint8_t *grown = realloc(sheet->bytes, room);
        if (!grown) png_error(png, "out of memory");
        sheet->bytes = grown;
        sheet->room = room;
    }
    memcpy(sheet->bytes + sheet->count, data, length);
    sheet->count += length;
}

static void flush(png_structp png) { (void)png; }

static void fail(png_structp png, png_const_charp message) {
    Sheet *sheet = png_get_error_ptr(png);
    strncpy(sheet->message, message, sizeof sheet->message - 1);
    longjmp(png_jmpbuf(png), 1);
}

static void warn(png_structp png, png_const_charp message) { (void)png, (void)message; }

/// The palette index of a colour, -1 when the palette is full.
static int palette_index(Sheet *sheet, uint32_t colour) {
    uint32_t slot = (colour * 2654435761u) >> 22;
    while (sheet->slots[slot]) {
        int index = sheet->slots[slot] - 1;
        if (sheet->colours[index] == colour) return index;
        slot = (slot + 1) & 1023;
    }
    if (sheet->colour_count == 256) return -1;
    sheet->colours[sheet->colour_count++] = colour;
    sheet->slots[slot] = (uint16_t)sheet->colour_count;
    return sheet->colour_count - 1;
}

static inline uint32_t pixel(const uint8_t *row, uint32_t x) {
    uint32_t word;
    memcpy(&word, row + (size_t)x * 4, 4);
    return word & 0xFFFFFF;
}

/// Translates one row, 0 when a colour finds no place in the palette.
static int index_row(Sheet *sheet, const uint8_t *row, uint32_t width, uint8_t *out) {
    uint32_t last = pixel(row, 0);
    int index = palette_index(sheet, last);
    for (uint32_t x = 0; x < width; x++) {
        uint32_t colour = pixel(row, x);
        if (colour != last) index = palette_index(sheet, last = colour);
        if (index < 0) return 0;
        out[x] = (uint8_t)index;
    }
    return 1;
}

static void write_palette(png_structp png, png_infop info, const Sheet *sheet) {
    png_color palette[256];
    for (int i = 0; i < sheet->colour_count; i++) {
        uint32_t c = sheet->colours[i];
        palette[i] = (png_color){(png_byte)(c >> 16), (png_byte)(c >> 8), (png_byte)c};
    }
    png_set_PLTE(png, info, palette, sheet->colour_count);
}

uint8_t *cpng_encode(const uint8_t *pixels, uint32_t width, uint32_t height, ptrdiff_t stride,
                     uint32_t pixels_per_metre, size_t *count, char **failure) {
    Sheet *sheet = calloc(1, sizeof *sheet);
    uint8_t *row = malloc((size_t)width * 3);
    png_structp png = sheet ? png_create_write_struct(PNG_LIBPNG_VER_STRING, sheet, fail, warn) : NULL;
    png_infop info = png ? png_create_info_struct(png) : NULL;
    uint8_t *volatile result = NULL;
    *count = 0;
    *failure = NULL;
    if (info && row && !setjmp(png_jmpbuf(png))) {
        int indexed = 1;
        for (uint32_t y = 0; indexed && y < height; y++) indexed = index_row(sheet, pixels + y * stride, width, row);
        png_set_write_fn(png, sheet, append, flush);
        png_set_IHDR(png, info, width, height, 8, indexed ? PNG_COLOR_TYPE_PALETTE : PNG_COLOR_TYPE_RGB,
                     PNG_INTERLACE_NONE, PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
        png_set_pHYs(png, info, pixels_per_metre, pixels_per_metre, PNG_RESOLUTION_METER);
        // Rows of a sign mostly repeat the row above: Up turns them into zeros.
        png_set_filter(png, PNG_FILTER_TYPE_BASE, PNG_FILTER_UP);
        png_set_compression_level(png, 6);
        if (indexed) write_palette(png, info, sheet);
        png_write_info(png, info);
        for (uint32_t y = 0; y < height; y++) {
            const uint8_t *from = pixels + y * stride;
            if (indexed) {
                index_row(sheet, from, width, row);
            } else {
                for (uint32_t x = 0; x < width; x++) {
                    uint32_t c = pixel(from, x);
                    row[x * 3] = (uint8_t)(c >> 16), row[x * 3 + 1] = (uint8_t)(c >> 8), row[x * 3 + 2] = (uint8_t)c;
                }
            }
            png_write_row(png, row);
        }
        png_write_end(png, info);
        result = sheet->bytes;
        *count = sheet->count;
    }
    if (!result) {
        *failure = strdup(sheet && sheet->message[0] ? sheet->message : "out of memory");
        if (sheet) free(sheet->bytes);
    }
    if (png) png_destroy_write_struct(&png, &info);
    free(row);
    free(sheet);
    return result;
}

void cpng_free(void *pointer) { free(pointer); }
