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

/* 20 × 10, red and blue in turns of 50 ms: GIF, in base64. */
#define TEST_GIF_MOVING                                                                            \
  "R0lGODlhFAAKAPAAAP8AAAAAACH5BAAFAAAAIf8LTkVUU0NBUEUyLjADAQAAACwAAAAAFAAKAAACDISPqcvtD6Oc"       \
  "tNrrCgAh+QQABQAAACwAAAAAFAAKAIAAAP8AAAACDISPqcvtD6OctNrrCgA7"

/* The same: WebP, in base64. */
#define TEST_WEBP_MOVING                                                                           \
  "UklGRoQAAABXRUJQVlA4WAoAAAACAAAAEwAACQAAQU5JTQYAAAAAAP//AABBTk1GKAAAAAAAAAAAABMAAAkAADIA"       \
  "AAJWUDhMDwAAAC8TQAIABxD9j/4HIqL/AQBBTk1GKAAAAAAAAAAAABMAAAkAADIAAABWUDhMDwAAAC8TQAIABxDR"       \
  "//4HIqL/AQA="

/* A red square of 16 × 8: WebP, in base64. */
#define TEST_WEBP "UklGRhwAAABXRUJQVlA4TA8AAAAvD8ABAAcQ/Y/+ByKi/wEA"

/* The same: AVIF, in base64. */
#define TEST_AVIF                                                                                  \
  "AAAAIGZ0eXBhdmlmAAAAAGF2aWZtaWYxbWlhZk1BMUEAAADybWV0YQAAAAAAAAAoaGRscgAAAAAAAAAAcGljdAAA"       \
  "AAAAAAAAAAAAAGxpYmF2aWYAAAAADnBpdG0AAAAAAAEAAAAeaWxvYwAAAABEAAABAAEAAAABAAABGgAAACIAAAAo"       \
  "aWluZgAAAAAAAQAAABppbmZlAgAAAAABAABhdjAxQ29sb3IAAAAAamlwcnAAAABLaXBjbwAAABRpc3BlAAAAAAAA"       \
  "ABAAAAAIAAAAEHBpeGkAAAAAAwgICAAAAAxhdjFDgSAAAAAAABNjb2xybmNseAABAA0AAIAAAAAXaXBtYQAAAAAA"       \
  "AAABAAEEAQKDBAAAACptZGF0EgAKCDgMv7CAhoAQMhQQAAC2/DKKO/J14o8KgmN7lHeEWQ=="

/* The head of a PNG of 40,000 × 40,000, in base64. */
#define TEST_PNG_LARGE "iVBORw0KGgoAAAANSUhEUgAAnEAAAJxACAYAAAA="

#define TEST_SVG                                                                                   \
  "<?xml version=\"1.0\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"40\" height=\"40\">" \
  "<rect width=\"40\" height=\"40\" fill=\"#0000ff\"/></svg>\n"
