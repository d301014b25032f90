"""Hands and eyes for a program on the screen: the accessibility bus to find and read, the keyboard to act.

SPDX-License-Identifier: GPL-3.0-or-later

Nothing waits a fixed time: every step waits for what it needs to see, and fails when it does not come. What a test
finds here by its name, a screen reader says by that name.
"""
import itertools
import subprocess
import time
import warnings

warnings.simplefilter("ignore")
import gi  # noqa: E402
gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

WAIT = 20
MAX_CHILDREN = 200
# Classes stand where a name is missing; GTK's own parts are not ours to name.
CLASS_PREFIXES = ("Gtk", "Adw", "Assay", "Gdk")
CONTROLS = {"push button", "toggle button", "check box", "radio button", "list item", "text", "entry", "combo box",
            "spin button", "link", "menu item", "slider", "page tab", "table cell", "password text", "switch"}


class NotSeen(AssertionError):
    pass


def wait(look, what, seconds=WAIT):
    """What @look returns, once that is true; errors on the way are of widgets that have just gone."""
    deadline = time.monotonic() + seconds
    last = None
    while time.monotonic() < deadline:
        try:
            seen = look()
            if seen:
                return seen
        except (gi.repository.GLib.Error, AttributeError, NotSeen) as error:
            last = error
        time.sleep(0.03)
    raise NotSeen(f"waited in vain for {what}" + (f" ({last})" if last else ""))


def walk(node):
    """@node and what is below it, as far as it is visible. A page of a stack that is behind another counts as visible
    with GTK 4.8: name the part of the window to look in."""
    if not node.get_state_set().contains(Atspi.StateType.VISIBLE) and node.get_role_name() != "application":
        return
    yield node
    for index in range(min(node.get_child_count(), MAX_CHILDREN)):
        child = node.get_child_at_index(index)
        if child is not None:
            yield from walk(child)


def has_state(node, *states):
    has = node.get_state_set()
    return all(has.contains(state) for state in states)


def has_size(node):
    extents = Atspi.Component.get_extents(node, Atspi.CoordType.WINDOW)
    return extents.width > 1 and extents.height > 1


def describe_place(node):
    """The names above @node, nearest last."""
    names = []
    while node is not None and len(names) < 12:
        names.insert(0, node.get_name() or node.get_role_name())
        node = node.get_parent()
    return " > ".join(names)


def read(node):
    """What a label or a field says."""
    if "Text" in node.get_interfaces():
        return Atspi.Text.get_text(node, 0, Atspi.Text.get_character_count(node))
    return node.get_name()


def run(*words):
    return subprocess.run(words, capture_output=True, text=True, timeout=30).stdout


class Focus:
    """Where the bus last told that the focus went: asking every widget each time takes long in a big window."""

    def __init__(self):
        self.node = None
        self.listener = Atspi.EventListener.new(self._changed)
        self.listener.register("object:state-changed:focused")

    def _changed(self, event):
        if event.detail1:
            self.node = event.source

    def lookup(self):
        while GLib.MainContext.default().iteration(False):
            pass
        try:
            return self.node if self.node is not None and has_state(self.node, Atspi.StateType.FOCUSED) else None
        except GLib.Error:
            return None  # it has gone


class Manager:
    """The window manager, which gives a window the keyboard."""

    def __enter__(self):
        self.process = subprocess.Popen(["openbox"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        wait(lambda: "window id #" in run("xprop", "-root", "_NET_SUPPORTING_WM_CHECK"), "the window manager")
        return self

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait(10)


class Program:
    """A program with a window, on the bus and under the keyboard."""

    def __init__(self, words, environment=None):
        self.focus_told = Focus()
        self.process = subprocess.Popen([str(word) for word in words], env=environment)
        self.application = wait(self._look_up_application, "the program on the accessibility bus")
        self.wait_for_window()

    def _look_up_application(self):
        if self.process.poll() is not None:
            raise NotSeen(f"the program ended with status {self.process.returncode}")
        desktop = Atspi.get_desktop(0)
        for index in range(desktop.get_child_count()):
            child = desktop.get_child_at_index(index)
            if child is not None and child.get_process_id() == self.process.pid:
                return child
        return None

    # --- Windows ---

    def list_windows(self):
        children = (self.application.get_child_at_index(index)
                    for index in range(self.application.get_child_count()))
        return [node for node in children if node is not None and has_state(node, Atspi.StateType.VISIBLE)]

    @property
    def window(self):
        """The one that was opened last."""
        windows = self.list_windows()
        return windows[-1] if windows else None

    def wait_for_window(self):
        wait(lambda: self.window, "a window")
        self.focus()

    def wait_for_windows(self, number):
        wait(lambda: len(self.list_windows()) == number, f"{number} windows")
        self.focus()

    def wait_for_title(self, title):
        """The title bar over the section says where one is."""
        wait(lambda: any(node.get_role_name() == "filler" and node.get_name() == "AdwWindowTitle"
                         and any(read(label) == title for label in walk(node)) for node in walk(self.window)),
             f"the title “{title}”")

    def focus(self):
        """Gives the keyboard to the newest window, as the window manager does for people; to the one before where the
        newest is none that can have it (a hint that just appeared), or is going."""
        tries = itertools.count()

        def active():
            return run("xdotool", "getactivewindow").strip()

        def focused():
            if self.process.poll() is not None:
                raise AssertionError(f"the program ended with status {self.process.returncode}")
            shown = run("xdotool", "search", "--onlyvisible", "--pid", str(self.process.pid)).split()
            if not shown or active() in shown:
                return bool(shown)
            window = shown[-1 - next(tries) % len(shown)]
            run("xdotool", "windowactivate", window)
            return wait(lambda: active() == window, "the window to be active", 0.5)
        try:
            wait(focused, "the keyboard")
        except NotSeen as error:
            shown = run("xdotool", "search", "--onlyvisible", "--pid", str(self.process.pid)).split()
            names = [run("xdotool", "getwindowname", window).strip() for window in shown]
            raise NotSeen(f"{error}: {names}, not {run('xdotool', 'getactivewindow').strip() or 'none'}") from error

    # --- Finding ---

    def lookup(self, role=None, name=None, root=None, says=None):
        for node in walk(root or self.window):
            if role is not None and node.get_role_name() != role:
                continue
            if name is not None and node.get_name() != name:
                continue
            if says is not None and says not in read(node):
                continue
            return node
        return None

    def find(self, role=None, name=None, root=None, says=None):
        return wait(lambda: self.lookup(role, name, root, says), f"a {role or 'widget'} “{name or says}”")

    def find_section(self, name):
        """The part of the window that is of this class; only the one in front is kept up to date."""
        return self.find("filler", name)

    def wait_for_text(self, text, root=None):
        def look():
            return self.lookup("label", says=text, root=root) or self.lookup("heading", says=text, root=root)
        return wait(look, f"the text “{text}”")

    def lookup_focused(self):
        told = self.focus_told.lookup()
        if told is not None:
            return told
        for node in walk(self.window):
            if has_state(node, Atspi.StateType.FOCUSED):
                return node
        return None

    # --- Acting ---

    def press(self, *keys):
        for key in keys:
            run("xdotool", "key", "--clearmodifiers", key)

    def type(self, text):
        run("xdotool", "type", "--clearmodifiers", "--delay", "12", text)

    def type_into(self, node, text):
        """Types where the keyboard is, and waits until @node says so. (With GTK 4.8 a row for entering does not tell
        the bus that it has the focus.)"""
        self.type(text)
        wait(lambda: text in read(node), f"“{node.get_name()}” to say “{text}”")

    def tab_to(self, name, role=None, most=120, back=False):
        """Moves the focus with Tab alone until it is on what is called so, or begins so where @name ends in "…"."""
        def is_there(node):
            own = node.get_name()
            named = own.startswith(name[:-1]) if name.endswith("…") else own == name
            return (named or own == name) and role in (None, node.get_role_name())

        way = []
        for _ in range(most):
            way.append(self.describe_focus())
            before = self.describe_focus()
            focused = self.lookup_focused()
            if focused is not None and is_there(focused):
                return focused
            self.press("shift+Tab" if back else "Tab")
            try:
                wait(lambda: self.describe_focus() != before, "the focus to move", 1)
            except NotSeen:
                pass  # two neighbours may be called alike
        raise NotSeen(f"Tab does not come to “{name}”, but to {way[-12:]}")

    def describe_focus(self):
        node = self.lookup_focused()
        if node is None:
            return None
        extents = Atspi.Component.get_extents(node, Atspi.CoordType.WINDOW)
        return node.get_role_name(), node.get_name(), extents.x, extents.y

    def close(self):
        self.press("ctrl+q")
        try:
            return self.process.wait(WAIT)
        except subprocess.TimeoutExpired as error:
            raise NotSeen("the program does not end") from error

    def kill(self):
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()

    # --- Looking ---

    def shoot(self, path):
        """A picture of the window that has the keyboard, without the border it has where nothing composes shadows."""
        path.parent.mkdir(parents=True, exist_ok=True)
        window = run("xdotool", "getactivewindow").strip()
        subprocess.run(["import", "-window", window, str(path)], check=True)
        subprocess.run(["mogrify", "-shave", "5x5", str(path)], check=True)

    def list_unnamed(self, root):
        """Controls that a screen reader would call by a class, a mnemonic, or nothing at all."""
        found = []
        for node in walk(root):
            role, name = node.get_role_name(), node.get_name()
            if role not in CONTROLS or not has_state(node, Atspi.StateType.FOCUSABLE) or not has_size(node):
                continue
            # What drops down is spoken of by the name of the whole, and so is what a row for choosing shows of its list.
            if (not name or name.startswith(CLASS_PREFIXES) or "_" in name) \
                    and node.get_parent().get_role_name() != "combo box" \
                    and node.get_parent().get_name() != "GtkListView":
                found.append(f"{role} “{name}” in “{describe_place(node)}”")
        return found
