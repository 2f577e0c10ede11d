# xwindow.py: windows as a compositor would have them, with their shadows and round corners
#
# SPDX-FileCopyrightText: 2026 The Sheaf authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""GTK gives its windows shadows and round corners where it sees a compositor, and a window manager that knows of shadows.
There are none in an X server in memory, but nobody needs to put the windows together either: it is enough to say that
there are, and to read what each window has drawn, transparency included."""
import ctypes
import subprocess
import tempfile

from desktop import geometry, xdotool

ALL_PLANES, Z_PIXMAP = ctypes.c_ulong(-1), 2
SMALL = tuple(word for what in ("level=9", "filter=1", "strategy=0") for word in ("-define", f"png:compression-{what}"))
ATOM, APPEND = ctypes.c_ulong(4), 2


class XImage(ctypes.Structure):
    """The beginning of Xlib's structure, as far as it is read here."""

    _fields_ = [
        ("width", ctypes.c_int),
        ("height", ctypes.c_int),
        ("xoffset", ctypes.c_int),
        ("format", ctypes.c_int),
        ("data", ctypes.c_void_p),
        ("byte_order", ctypes.c_int),
        ("bitmap_unit", ctypes.c_int),
        ("bitmap_bit_order", ctypes.c_int),
        ("bitmap_pad", ctypes.c_int),
        ("depth", ctypes.c_int),
        ("bytes_per_line", ctypes.c_int),
    ]


class Compositor:
    """Says that there is a compositor for as long as it lives, once the window manager runs: programs look when they start."""

    def __init__(self):
        self.x = ctypes.CDLL("libX11.so.6")
        self.x.XOpenDisplay.restype = ctypes.c_void_p
        self.x.XGetImage.restype = ctypes.POINTER(XImage)
        for function in (self.x.XDefaultRootWindow, self.x.XCreateSimpleWindow, self.x.XInternAtom):
            function.restype = ctypes.c_ulong
        self.display = ctypes.c_void_p(self.x.XOpenDisplay(None))
        root = ctypes.c_ulong(self.x.XDefaultRootWindow(self.display))
        nothing = ctypes.c_ulong(0)
        owner = ctypes.c_ulong(self.x.XCreateSimpleWindow(self.display, root, 0, 0, 1, 1, 0, nothing, nothing))
        self.x.XSetSelectionOwner(self.display, self.atom(b"_NET_WM_CM_S0"), owner, nothing)
        shadows = self.atom(b"_GTK_FRAME_EXTENTS")
        self.x.XChangeProperty(self.display, root, self.atom(b"_NET_SUPPORTED"), ATOM, 32, APPEND, ctypes.byref(shadows), 1)
        self.x.XSync(self.display, 0)

    def atom(self, name):
        return ctypes.c_ulong(self.x.XInternAtom(self.display, name, 0))

    def pixels(self, window, width, height):
        """Returns what that window has drawn, as rows of red, green, blue and alpha."""
        image = self.x.XGetImage(self.display, ctypes.c_ulong(int(window)), 0, 0, width, height, ALL_PLANES, Z_PIXMAP)
        if not image or image.contents.depth != 32:
            raise AssertionError(f"window {window} has no transparency of its own")
        size = image.contents.bytes_per_line * height
        pixels = bytearray(ctypes.string_at(image.contents.data, size))
        self.x.XDestroyImage(image)
        pixels[0::4], pixels[2::4] = pixels[2::4], pixels[0::4]
        divide_by_alpha(pixels)
        return bytes(pixels)

    def picture(self, pid, path):
        """Writes all windows of a program, popovers among them, as a PNG without the empty margin."""
        layers = []
        with tempfile.TemporaryDirectory() as folder:
            for window in xdotool("search", "--onlyvisible", "--pid", str(pid), check=False).split():
                x, y, width, height = geometry(window)
                raw = f"{folder}/{window}.rgba"
                with open(raw, "wb") as file:
                    file.write(self.pixels(window, width, height))
                layers.append((width * height, ["(", "-size", f"{width}x{height}", "-depth", "8", raw, "-repage", f"+{x}+{y}", ")"]))
            # The largest lies below the others, which are its popovers.
            layers.sort(key=lambda layer: -layer[0])
            words = [word for _, layer in layers for word in layer]
            subprocess.run(["convert", *words, "-background", "none", "-layers", "merge", "-trim", "+repage", "-strip", *SMALL, path], check=True)


def divide_by_alpha(pixels):
    """The server has colours multiplied by their alpha; a PNG has them as they are."""
    for at in range(3, len(pixels), 4):
        alpha = pixels[at]
        if 0 < alpha < 255:
            for channel in (at - 3, at - 2, at - 1):
                pixels[channel] = min(255, pixels[channel] * 255 // alpha)
