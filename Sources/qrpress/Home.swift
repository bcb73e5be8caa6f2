import ArgumentParser
import Drawing
import Foundation
import Office
import Pages
import Press
import Records

/// Where `Templates/`, `Fonts/` and `Counter/` are.
struct Home: ParsableArguments {
    @Option(
        name: .customLong("home"),
        help: .init(
            "Thư mục chứa Templates/, Fonts/ và Counter/. The folder that holds Templates/, Fonts/ and Counter/.",
            valueName: "folder"))
    var folder: String?

    /// The fonts.
    ///
    /// Throws a ``Failure`` that lists the places looked at.
    func fonts() throws -> FontBook {
        let place = try path(of: "Fonts")
        do {
            return try FontBook(folder: place)
        } catch .fonts(let folder, let reason) {
            throw Failure(
                .configuration, vi: "Không dùng được phông chữ trong \(folder): \(reason).",
                en: "The fonts in \(folder) cannot be used: \(reason).")
        } catch {
            throw Failure(.configuration, vi: "Phông chữ: \(error)", en: "Fonts: \(error)")
        }
    }

    var templates: String {
        get throws { try path(of: "Templates") }
    }

    /// The pages of the counter.
    ///
    /// Throws a ``Failure`` that names the file that cannot be used.
    func screens() throws -> Screens {
        do {
            return try Screens(folder: try path(of: "Counter"), icons: "\(try templates)/icons")
        } catch let fault as Screens.Fault {
            throw Failure(
                .configuration, vi: "Trang \(fault.file) bị lỗi: \(fault.reason).",
                en: "The page \(fault.file) is broken: \(fault.reason).")
        }
    }

    /// The template of this name.
    ///
    /// Throws a ``Failure`` with the nearest names when there is none.
    func template(_ id: String, fonts: FontBook, edition: Edition = .standard) throws -> Template {
        let folder = try templates
        let ids = Template.ids(in: folder)
        guard ids.contains(id) else {
            throw Failure(noTemplate: id, known: ids)
        }
        do {
            return try Template(
                id: id, in: folder, fonts: fonts, kindsOfCode: Press.kindsOfCode, edition: edition)
        } catch {
            throw Failure(error)
        }
    }

    /// The locality of this name, or in this file if it is a path or ends in `.yaml`.
    ///
    /// Throws a ``Failure`` with the nearest names when there is none.
    func locality(_ name: String) throws -> Locality {
        let folder = try templates
        let isFile = name.contains("/") || name.hasSuffix(".yaml")
        let ids = Locality.ids(in: folder)
        guard isFile || ids.contains(name) else {
            let near = Nearness.nearest(to: name, among: ids)
            throw Failure(
                .usage,
                vi: "Không có địa phương “\(name)”. Có phải: \(near.joined(separator: ", "))? "
                    + "Xem: qrpress templates localities",
                en: "There is no locality “\(name)”. Did you mean \(near.joined(separator: " or "))?")
        }
        guard !isFile || FileManager.default.fileExists(atPath: name) else {
            throw Failure(
                .noInput, vi: "Không có tệp địa phương \(name).", en: "There is no locality file \(name).")
        }
        do {
            return isFile
                ? try Locality(path: name, templates: folder) : try Locality(id: name, in: folder)
        } catch {
            throw Failure(
                .configuration,
                vi: "Tệp địa phương bị lỗi: \(error.file), \(error.element): \(error.reason)",
                en: "The locality is broken: \(error.file), \(error.element): \(error.reason)")
        }
    }

    /// The sheet of this name, or the template's first.
    ///
    /// Throws a ``Failure`` for one the template cannot use.
    func sheet(_ id: String?, for template: Template) throws -> Sheet {
        let id = id ?? template.sheets.first ?? "single"
        let catalogue: [Sheet]
        do {
            catalogue = template.choice(of: try Sheet.catalogue(in: templates))
        } catch let error as TemplateError {
            throw Failure(error)
        }
        guard let sheet = catalogue.first(where: { $0.id == id }) else {
            let near = template.sheets.joined(separator: ", ")
            throw Failure(
                .usage, vi: "Không có loại tờ in “\(id)”. Mẫu này dùng được: \(near).",
                en: "There is no sheet “\(id)”. This template takes: \(near).")
        }
        return sheet
    }

    private func path(of name: String) throws -> String {
        let manager = FileManager.default
        let places = places.map { "\($0)/\(name)" }
        for place in places {
            var isFolder: ObjCBool = false
            if manager.fileExists(atPath: place, isDirectory: &isFolder), isFolder.boolValue { return place }
        }
        let list = places.joined(separator: ", ")
        throw Failure(
            .configuration,
            vi: "Không tìm thấy thư mục \(name)/. Đã tìm ở: \(list). Dùng --home để chỉ chỗ.",
            en: "The folder \(name)/ was not found. Looked at: \(list). Use --home to say where it is.")
    }

    /// A place that was named is the only one looked at: a run must never take fonts from somewhere else.
    private var places: [String] {
        if let folder { return [folder] }
        if let named = ProcessInfo.processInfo.environment["QRPRESS_HOME"], !named.isEmpty { return [named] }
        let program = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
        let shared = URL(fileURLWithPath: program).deletingLastPathComponent().deletingLastPathComponent()
            .appendingPathComponent("share/qrpress").path
        return [shared, FileManager.default.currentDirectoryPath]
    }
}
