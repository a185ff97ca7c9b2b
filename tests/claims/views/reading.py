"""What a reader finds on the public lists."""

import re


def found(client, query):
    """Return the numbers' words on the page, in order."""
    response = client.get(f"/claims/?{query}")
    assert response.status_code == 200, response.content
    html = response.content.decode()
    return re.findall(r'<h2 class="entry-number"><a[^>]*>(?:<data[^>]*>)?<bdi>([^<]*)</bdi>', html)
