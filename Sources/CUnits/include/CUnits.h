#ifndef CUNITS_H
#define CUNITS_H

#include <stddef.h>
#include <stdint.h>

/// The table of administrative units, units.tsv, as bytes of UTF-8 that live as long as the program.
///
/// In C because `#embed` puts a file into the program as it is: nothing lies beside the program that can get lost, and
/// nothing is read before the first question.
const uint8_t *units_table(size_t *count);

#endif
