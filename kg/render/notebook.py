"""The page inside a notebook."""

from markupsafe import Markup


def draw_inline(page: str, *, height: int = 640) -> str:
    """Return HTML that shows *page* in a frame of its own, *height* pixels high.

    The frame is sandboxed: scripts of the page run, and reach nothing of the notebook; links to articles open outside.
    """
    frame = Markup(
        '<iframe title="claimgraph" sandbox="allow-scripts allow-popups allow-popups-to-escape-sandbox" '
        'referrerpolicy="no-referrer" width="100%" height="{height}" frameborder="0" srcdoc="{page}"></iframe>'
    )
    return str(frame.format(height=height, page=page))
