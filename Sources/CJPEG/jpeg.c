#include "CJPEG.h"

#include <setjmp.h>
#include <stdlib.h>
#include <string.h>

#include <jpeglib.h>

#include <jerror.h>

static const int most_scans = 100;
static const long most_memory = 256L << 20;

typedef struct {
    struct jpeg_error_mgr base; // first, so that a pointer to it is one to all
    jmp_buf out;
    char *message;
} Fault;

static void leave(j_common_ptr jpeg) {
    Fault *fault = (Fault *)jpeg->err;
    char text[JMSG_LENGTH_MAX];
    fault->base.format_message(jpeg, text);
    strncpy(fault->message, text, CJPEG_MESSAGE - 1);
    longjmp(fault->out, 1);
}

/// A warning that the file ended is an error: libjpeg would paint the rest grey.
static void note(j_common_ptr jpeg, int level) {
    if (level < 0 && jpeg->err->msg_code == JWRN_JPEG_EOF) leave(jpeg);
}

/// Stops files that repeat scans without end.
static void count_scans(j_common_ptr jpeg) {
    if (((j_decompress_ptr)jpeg)->input_scan_number > most_scans) {
        Fault *fault = (Fault *)jpeg->err;
        strcpy(fault->message, "too many scans");
        longjmp(fault->out, 1);
    }
}

static void prepare(struct jpeg_decompress_struct *jpeg, Fault *fault, char *message) {
    memset(message, 0, CJPEG_MESSAGE);
    jpeg->err = jpeg_std_error(&fault->base);
    fault->base.error_exit = leave;
    fault->base.emit_message = note;
    fault->message = message;
}

int cjpeg_size(FILE *file, uint32_t *width, uint32_t *height, char *message) {
    struct jpeg_decompress_struct jpeg = {0};
    Fault fault;
    prepare(&jpeg, &fault, message);
    if (setjmp(fault.out)) {
        jpeg_destroy_decompress(&jpeg);
        return -1;
    }
    jpeg_create_decompress(&jpeg);
    jpeg_stdio_src(&jpeg, file);
    jpeg_read_header(&jpeg, TRUE);
    *width = jpeg.image_width;
    *height = jpeg.image_height;
    jpeg_destroy_decompress(&jpeg);
    return 0;
}

uint32_t cjpeg_scaled(uint32_t length, uint32_t eighths) {
    return (uint32_t)(((uint64_t)length * eighths + 7) / 8);
}

/// The grey of a pixel of four inks; Adobe's programs store what is left of the paper instead of the ink.
static uint8_t grey_of(const JSAMPLE *inks, int is_inverted) {
    int paper[4];
    for (int ink = 0; ink < 4; ink++) paper[ink] = is_inverted ? inks[ink] : 255 - inks[ink];
    int light = (299 * paper[0] + 587 * paper[1] + 114 * paper[2] + 500) / 1000;
    return (uint8_t)((light * paper[3] + 127) / 255);
}

static void read_rows(struct jpeg_decompress_struct *jpeg, uint32_t width, uint8_t *grey) {
    int has_inks = jpeg->out_color_space == JCS_CMYK;
    // Freed with the decompressor.
    JSAMPARRAY inks = has_inks ? jpeg->mem->alloc_sarray((j_common_ptr)jpeg, JPOOL_IMAGE, width * 4, 1) : NULL;
    while (jpeg->output_scanline < jpeg->output_height) {
        JSAMPROW row = grey + (size_t)jpeg->output_scanline * width;
        JSAMPARRAY rows = has_inks ? inks : &row;
        if (!jpeg_read_scanlines(jpeg, rows, 1) || !has_inks) continue;
        for (uint32_t x = 0; x < width; x++) row[x] = grey_of(inks[0] + (size_t)x * 4, jpeg->saw_Adobe_marker);
    }
}

int cjpeg_grey(FILE *file, uint32_t eighths, uint32_t width, uint32_t height, uint8_t *grey, char *message) {
    struct jpeg_decompress_struct jpeg = {0};
    struct jpeg_progress_mgr progress = {.progress_monitor = count_scans};
    Fault fault;
    prepare(&jpeg, &fault, message);
    if (setjmp(fault.out)) {
        jpeg_destroy_decompress(&jpeg);
        return -1;
    }
    jpeg_create_decompress(&jpeg);
    jpeg.mem->max_memory_to_use = most_memory;
    jpeg.progress = &progress;
    jpeg_stdio_src(&jpeg, file);
    jpeg_read_header(&jpeg, TRUE);
    int has_inks = jpeg.jpeg_color_space == JCS_CMYK || jpeg.jpeg_color_space == JCS_YCCK;
    jpeg.out_color_space = has_inks ? JCS_CMYK : JCS_GRAYSCALE;
    jpeg.scale_num = eighths;
    jpeg.scale_denom = 8;
    jpeg_start_decompress(&jpeg);
    if (jpeg.output_width != width || jpeg.output_height != height) {
        strcpy(message, "the size changed");
        longjmp(fault.out, 1);
    }
    read_rows(&jpeg, width, grey);
    jpeg_destroy_decompress(&jpeg);
    return 0;
}
