import re
from html import unescape

# What a template prints of a value that has no words: SourceName(id=16, …), <Scope…>, None, a method.
UNSAID = re.compile(r"\w+\(\w+=|&lt;\w+\.\w+|\bNone\b|object at 0x|bound method")


def test_every_link_of_every_page_leads_somewhere_and_every_page_speaks_plainly(client, bundles):
    waiting, seen, faults = ["/"], {"/"}, []
    while waiting:
        address = waiting.pop()
        response = client.get(address)
        page = response.content.decode()
        if response.status_code != 200:
            faults.append(f"{address} answers {response.status_code}")
        elif "/static/" not in address and (found := UNSAID.search(page)):
            faults.append(f"{address} prints {found[0]}")
        if response.headers["Content-Type"].startswith("text/html"):
            for link in re.findall(r'<a [^>]*?href="([^"#]+)"', page):
                target = unescape(link)
                if target.startswith("?"):
                    target = address.partition("?")[0] + target
                if target.startswith("http://testserver"):
                    target = target.removeprefix("http://testserver")
                if target.startswith("/") and target not in seen:
                    seen.add(target)
                    waiting.append(target)
    assert not faults, "\n".join(faults)
    assert len(seen) > 200, "the pages weren't found"
