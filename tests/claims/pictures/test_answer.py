from django.test import RequestFactory

from claims.pictures.answer import svg_response
from claims.pictures.graph import Node, draw_graph


def test_a_picture_alone_is_an_svg_file_that_no_browser_takes_for_anything_else():
    picture = draw_graph([Node("a", "<b>x</b>", "origin")], [], title="One", desc="", prefix="graph")
    response = svg_response(RequestFactory().get("/x.svg"), "claims/pictures/graph.svg", picture)
    assert response["Content-Type"] == "image/svg+xml; charset=utf-8"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response.content.startswith(b'<svg xmlns="http://www.w3.org/2000/svg"')
    assert b"&lt;b&gt;x&lt;/b&gt;" in response.content
