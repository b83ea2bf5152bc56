"""A study as CDISC ODM 1.3.2: one form for each domain, one item for each variable (CD-01)."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime
from xml.etree.ElementTree import Element, SubElement, tostring

NAMESPACE = "http://www.cdisc.org/ns/odm/v1.3"
PLAN = "MDV.1"
STUDY_EVENT = "SE.STUDY"
NAMES = {"DM": "Demographics", "DS": "Disposition", "AE": "Adverse events", "SV": "Subject visits"}
LONGEST = 200
Domains = Mapping[str, Sequence[Mapping[str, str]]]


def odm_of(study: str, domains: Domains, columns: Mapping[str, Sequence[str]], made_at: datetime) -> bytes:
    """The rows of a study as one ODM file (a snapshot)."""
    root = Element(
        "ODM",
        {
            "xmlns": NAMESPACE,
            "FileType": "Snapshot",
            "FileOID": f"{study}.{made_at:%Y%m%dT%H%M%S}",
            "CreationDateTime": made_at.isoformat(timespec="seconds"),
            "ODMVersion": "1.3.2",
        },
    )
    _study(root, study, columns)
    _clinical(root, study, domains)
    return bytes(tostring(root, encoding="utf-8", xml_declaration=True))


def _study(root: Element, study: str, columns: Mapping[str, Sequence[str]]) -> None:
    described = SubElement(root, "Study", {"OID": study})
    variables = SubElement(described, "GlobalVariables")
    for name in ("StudyName", "StudyDescription", "ProtocolName"):
        SubElement(variables, name).text = study
    plan = SubElement(described, "MetaDataVersion", {"OID": PLAN, "Name": "SDTM domains without identities"})
    protocol = SubElement(plan, "Protocol")
    SubElement(
        protocol, "StudyEventRef", {"StudyEventOID": STUDY_EVENT, "OrderNumber": "1", "Mandatory": "Yes"}
    )
    said = {"OID": STUDY_EVENT, "Name": "Study", "Repeating": "No", "Type": "Common"}
    whole = SubElement(plan, "StudyEventDef", said)
    for domain in columns:
        SubElement(whole, "FormRef", {"FormOID": f"F.{domain}", "Mandatory": "No"})
    for domain in columns:
        form = SubElement(plan, "FormDef", {"OID": f"F.{domain}", "Name": NAMES[domain], "Repeating": "No"})
        SubElement(form, "ItemGroupRef", {"ItemGroupOID": f"IG.{domain}", "Mandatory": "No"})
    _groups(plan, columns)
    _items(plan, columns)


def _groups(plan: Element, columns: Mapping[str, Sequence[str]]) -> None:
    for domain, names in columns.items():
        group = SubElement(
            plan,
            "ItemGroupDef",
            {
                "OID": f"IG.{domain}",
                "Name": NAMES[domain],
                "Repeating": "No" if domain == "DM" else "Yes",
                "Domain": domain,
            },
        )
        for name in names:
            SubElement(group, "ItemRef", {"ItemOID": f"I.{domain}.{name}", "Mandatory": "No"})


def _items(plan: Element, columns: Mapping[str, Sequence[str]]) -> None:
    for domain, names in columns.items():
        for name in names:
            said = {"OID": f"I.{domain}.{name}", "Name": name, "DataType": "text", "Length": str(LONGEST)}
            SubElement(plan, "ItemDef", {**said, "SDSVarName": name})


def _clinical(root: Element, study: str, domains: Domains) -> None:
    clinical = SubElement(root, "ClinicalData", {"StudyOID": study, "MetaDataVersionOID": PLAN})
    for subject, own in sorted(_by_subject(domains).items()):
        one = SubElement(clinical, "SubjectData", {"SubjectKey": subject})
        visited = SubElement(one, "StudyEventData", {"StudyEventOID": STUDY_EVENT})
        for domain, rows in own.items():
            form = SubElement(visited, "FormData", {"FormOID": f"F.{domain}"})
            for number, row in enumerate(rows, start=1):
                _group(form, domain, number, row)


def _group(form: Element, domain: str, number: int, row: Mapping[str, str]) -> None:
    key = {} if domain == "DM" else {"ItemGroupRepeatKey": str(number)}
    group = SubElement(form, "ItemGroupData", {"ItemGroupOID": f"IG.{domain}", **key})
    for name, value in row.items():
        if value:
            SubElement(group, "ItemData", {"ItemOID": f"I.{domain}.{name}", "Value": value})


def _by_subject(domains: Domains) -> dict[str, dict[str, list[Mapping[str, str]]]]:
    found: dict[str, dict[str, list[Mapping[str, str]]]] = defaultdict(dict)
    for domain, rows in domains.items():
        for row in rows:
            found[row["USUBJID"]].setdefault(domain, []).append(row)
    return found
