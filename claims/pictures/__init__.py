"""Pictures drawn on the server as SVG: where everything stands is computed here, the templates only print it.

Nothing here knows a model or asks the database. A picture says what the table beside it says; it needs no script
and no style of its own, has a title and a description for those who don't see it, and classes by which
`pictures.css` fits it to a page's colours. Served alone it is dark ink on paper.
"""
