"""Pictures of a Word document, each with the text that stands for it (ECMA-376, part 1, 20)."""

from lxml import etree

from accessible.document import Block, is_described
from accessible.publication import Publication
from accessible.writers.docx_package import R, Relations, add
from accessible.writers.flow import picture_files

_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_PIC = "http://schemas.openxmlformats.org/drawingml/2006/picture"
_WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
_DECORATIVE = "http://schemas.microsoft.com/office/drawing/2017/decorative"
_DECORATIVE_EXTENSION = "{C183D7F6-B498-43B3-948B-1728B52AA6E4}"
_NAMES = {"wp": _WP, "a": _A, "pic": _PIC, "r": R}
_PIXEL = 9525
_WIDEST, _HIGHEST = 5_760_000, 7_200_000
"""A pixel of a picture, and the largest picture, in English Metric Units: 96 pixels an inch, 16 and 20 cm."""


class Pictures:
    """Adds pictures to paragraphs."""

    def __init__(self, publication: Publication, relations: Relations) -> None:
        self._publication, self._relations = publication, relations
        self._files = picture_files(publication.pictures)
        self._number = 0

    def words(self, figure: Block, *, announced: bool = False) -> str:
        """Return what stands for a picture: its description, or that it has none; nothing for an ornament.

        `announced` says that nothing else tells that this is a picture.
        """
        labels = self._publication.labels
        if not figure.text or is_described(figure):
            return labels["picture"] * (announced and bool(figure.text)) + figure.text
        return labels["no description"]

    def add(self, paragraph: etree._Element, figure: Block, name: str) -> None:
        """Add the picture of a figure, which is called `name`."""
        picture = self._publication.pictures[name]
        self._number += 1
        scale = min(_PIXEL, _WIDEST / picture.width, _HIGHEST / picture.height)
        extent = {"cx": str(round(picture.width * scale)), "cy": str(round(picture.height * scale))}
        about = {"id": str(self._number), "name": f"Picture {self._number}", "descr": self.words(figure)}
        drawing = add(add(paragraph, "r"), "drawing")
        inline = etree.SubElement(drawing, f"{{{_WP}}}inline", nsmap=_NAMES)
        etree.SubElement(inline, f"{{{_WP}}}extent", extent)
        described = etree.SubElement(inline, f"{{{_WP}}}docPr", about)
        if not figure.text:
            _set_decorative(described)
        target = self._relations.add("image", self._files[picture])
        _graphic(inline, target, extent, about)


def _set_decorative(described: etree._Element) -> None:
    listed = etree.SubElement(described, f"{{{_A}}}extLst")
    extension = etree.SubElement(listed, f"{{{_A}}}ext", uri=_DECORATIVE_EXTENSION)
    etree.SubElement(extension, f"{{{_DECORATIVE}}}decorative", {"val": "1"}, nsmap={"adec": _DECORATIVE})


def _graphic(inline: etree._Element, target: str, extent: dict[str, str], about: dict[str, str]) -> None:
    data = etree.SubElement(etree.SubElement(inline, f"{{{_A}}}graphic"), f"{{{_A}}}graphicData", uri=_PIC)
    picture = etree.SubElement(data, f"{{{_PIC}}}pic")
    names = etree.SubElement(picture, f"{{{_PIC}}}nvPicPr")
    etree.SubElement(names, f"{{{_PIC}}}cNvPr", about)
    etree.SubElement(names, f"{{{_PIC}}}cNvPicPr")
    fill = etree.SubElement(picture, f"{{{_PIC}}}blipFill")
    etree.SubElement(fill, f"{{{_A}}}blip", {f"{{{R}}}embed": target})
    etree.SubElement(etree.SubElement(fill, f"{{{_A}}}stretch"), f"{{{_A}}}fillRect")
    shape = etree.SubElement(picture, f"{{{_PIC}}}spPr")
    transform = etree.SubElement(shape, f"{{{_A}}}xfrm")
    etree.SubElement(transform, f"{{{_A}}}off", x="0", y="0")
    etree.SubElement(transform, f"{{{_A}}}ext", extent)
    geometry = etree.SubElement(shape, f"{{{_A}}}prstGeom", prst="rect")
    etree.SubElement(geometry, f"{{{_A}}}avLst")
