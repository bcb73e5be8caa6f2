import CRsvg

extension SVGElement {
    /// The smallest rectangle around a shape, by librsvg: x, y, width and height in the units outside `transform`.
    ///
    /// The line around the shape does not count. Is nil when the element draws nothing that has a place.
    package func bounds(
        transform: String
    ) -> (x: Double, y: Double, width: Double, height: Double)? {
        let plain = changing(["id": nil, "clip-path": nil]).setting(["fill": "#000000", "stroke": "none"])
        // Inside the group that is asked for, so that the shape's own transform counts.
        var xml =
            "<svg xmlns=\"http://www.w3.org/2000/svg\"><g id=\"shape\"><g transform=\"\(transform)\">"
            + plain.xml + "</g></g></svg>"
        guard
            let handle = xml.withUTF8({ rsvg_handle_new_from_data($0.baseAddress, UInt($0.count), nil) })
        else { return nil }
        defer { g_object_unref(handle) }
        var place = RsvgRectangle()
        guard rsvg_handle_get_geometry_for_element(handle, "#shape", nil, &place, nil) != 0,
            [place.x, place.y, place.width, place.height].allSatisfy(\.isFinite)
        else { return nil }
        return (place.x, place.y, place.width, place.height)
    }
}
