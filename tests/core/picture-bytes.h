/* picture-bytes.h: small pictures to test with
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

/* A red square of 1 × 1, in base64: PNG. */
#define TEST_PNG                                                                                   \
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP4z8AAAAMBAQDJ/pLvAAAAAElFTkSuQmCC"

/* A red square of 300 × 200, in base64: PNG. */
#define TEST_PNG_RED                                                                               \
  "iVBORw0KGgoAAAANSUhEUgAAASwAAADIAQMAAABoEU4WAAAABlBMVEX/AAAAAABBoxIDAAAAHklEQVR42u3BMQEAAADC"   \
  "oPVPbQdvoAAAAAAAAADgNx54AAG94zQeAAAAAElFTkSuQmCC"

/* A transparent point, in base64: GIF. */
#define TEST_GIF "R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7"

/* The head of a PNG of 40,000 × 40,000, in base64. */
#define TEST_PNG_LARGE "iVBORw0KGgoAAAANSUhEUgAAnEAAAJxACAYAAAA="

#define TEST_SVG                                                                                   \
  "<?xml version=\"1.0\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"40\" height=\"40\">" \
  "<rect width=\"40\" height=\"40\" fill=\"#0000ff\"/></svg>\n"
