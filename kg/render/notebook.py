"""The page inside a notebook."""

from markupsafe import Markup


def draw_inline(page: str, *, height: int = 760) -> str:
    """Return HTML that shows *page* in a frame of its own, *height* pixels high.

    The frame is sandboxed: scripts of the page run, and reach nothing of the notebook; links to articles open outside,
    pictures can be kept. The page lies in the frame itself, so no file is left behind.
    """
    frame = Markup(
        '<iframe title="claimgraph" '
        'sandbox="allow-scripts allow-downloads allow-popups allow-popups-to-escape-sandbox" '
        'referrerpolicy="no-referrer" width="100%" height="{height}" frameborder="0" srcdoc="{page}"></iframe>'
    )
    return str(frame.format(height=height, page=page))
