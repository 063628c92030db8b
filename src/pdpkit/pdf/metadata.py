"""What a PDF says about itself beyond its engine: PDF/UA-1 and the file inside.

PDF/A-3 allows the name of another standard, or of one's own, only beside a description of its
schema (ISO 19005-3, 6.6.2.3).
"""

from collections.abc import Callable
from typing import Any, Final

_UA: Final = "http://www.aiim.org/pdfua/ns/id/"
_OWN: Final = "urn:pdpkit:pdf:1#"
_PROPERTY: Final = """
<rdf:li rdf:parseType="Resource">
<pdfaProperty:name>{name}</pdfaProperty:name>
<pdfaProperty:valueType>{type}</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>{text}</pdfaProperty:description>
</rdf:li>"""
_SCHEMA: Final = """
<rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>{title}</pdfaSchema:schema>
<pdfaSchema:namespaceURI>{uri}</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>{prefix}</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq>{properties}</rdf:Seq></pdfaSchema:property>
</rdf:li>"""


def _schemas(file_name: str | None) -> str:
    part = _PROPERTY.format(name="part", type="Integer", text="The part of ISO 14289 that it meets")
    made = _SCHEMA.format(title="PDF/UA identification", uri=_UA, prefix="pdfuaid", properties=part)
    if file_name is None:
        return made
    file = _PROPERTY.format(
        name="DocumentFileName", type="Text", text="The name of the signed file inside"
    )
    return made + _SCHEMA.format(title="pdpkit", uri=_OWN, prefix="pdp", properties=file)


def describe(file_name: str | None) -> bytes:
    """The descriptions that stand beside those of the engine, inside its ``rdf:RDF``."""
    carried = f"""<rdf:Description rdf:about="" xmlns:pdp="{_OWN}">
<pdp:DocumentFileName>{file_name}</pdp:DocumentFileName>
</rdf:Description>
"""
    text = f"""
<rdf:Description rdf:about="" xmlns:pdfuaid="{_UA}"><pdfuaid:part>1</pdfuaid:part>
</rdf:Description>
{carried if file_name else ""}<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag>{_schemas(file_name)}</rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
"""
    return text.encode("utf-8")


def add_descriptions(make: Callable[..., bytes], file_name: str | None) -> Callable[..., bytes]:
    """The engine's function that writes metadata, with ours beside its own."""

    def make_both(*arguments: Any) -> bytes:
        end = b"</rdf:RDF>"
        return make(*arguments).replace(end, describe(file_name) + end)

    return make_both
