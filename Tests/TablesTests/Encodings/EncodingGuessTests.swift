import Judges
import Tables
import Testing

@Suite("Guessing the encoding of a table")
struct EncodingGuessTests {
    static let tables: [(name: String, encoding: TextEncoding)] = [
        ("utf-8", .utf8), ("utf-8-misread", .utf8), ("utf-8-misread-twice", .utf8),
        ("windows-1258", .windows1258),
        ("viscii", .viscii), ("vni-unikey", .vni), ("vni-misread", .vni), ("tcvn3-unikey", .tcvn3),
        ("tcvn3-misread", .tcvn3), ("tcvn3-typed", .tcvn3), ("tcvn3-capitals", .tcvn3),
    ]

    @Test("20, 100 and all names are enough to be certain and right", arguments: tables, [20, 100, 300])
    func certain(_ table: (name: String, encoding: TextEncoding), _ count: Int) throws {
        let file = try TemporaryFile(try ForeignTable(table.name).part(count))
        let reader = try file.open().reader
        #expect(reader.encoding == table.encoding)
        #expect(reader.wasMisread == table.name.contains("misread"))
    }

    @Test("One to ten names, any of the list, are never guessed wrongly", arguments: tables)
    func fewNames(_ table: (name: String, encoding: TextEncoding)) throws {
        let foreign = try ForeignTable(table.name)
        for first in stride(from: 0, to: 140, by: 3) {
            for count in [1, 3, 10] {
                let file = try TemporaryFile(foreign.part(count, from: first))
                do {
                    let encoding = try file.open().reader.encoding
                    let isBare = try file.rows().allSatisfy { $0.cells.joined().allSatisfy { $0 < 0x80 } }
                    #expect(encoding == table.encoding || isBare, "\(count) names from \(first)")
                } catch TableError.encodingUnsure(_, let samples) {
                    let isAsked = samples.contains { $0.encoding == table.encoding }
                    #expect(isAsked, "\(count) names from \(first)")
                }
            }
        }
    }

    @Test(
        "Ten short tables that hardly tell are UTF-8 without a byte beyond ASCII, or asked about",
        arguments: TextEncoding.legacy)
    func ambiguous(_ encoding: TextEncoding) throws {
        let tables = [
            "id,name\n1,An\n2,Binh\n3,Cuong", "id,name\n1,Lê An\n2,Nam\n3,Hoa", "id,name\n1,Hà\n2,Tô\n3,An",
            "id,name\n1,Đô\n", "id,name\n1,Siu Wel\n2,Ksor Jú\n3,Nay Phin",
            "id,name\n1,H'Hen Niê\n2,Y Moan\n3,K'Brơi",
            "id,name,note\n1,Minh,abc\n2,Lan,\n3,Thu,Hội", "mã,tên\n1,An\n", "id,name\n1,Kpă Long\n",
            "id,name\n1,Lý Tý\n2,Vũ\n3,Tú",
        ]
        let writer = try ForeignEncoding(encoding)
        for table in tables {
            let bytes = try writer.bytes(of: table)
            do {
                let guess = try TemporaryFile(bytes).open().reader.encoding
                #expect(guess == encoding || bytes.allSatisfy { $0 < 0x80 }, "\(table)")
            } catch TableError.encodingUnsure(_, let samples) {
                #expect(samples.contains { $0.encoding == encoding }, "\(table)")
            }
        }
    }

    @Test("When unsure, it shows the same five names as each encoding reads them, the likeliest first")
    func samples() throws {
        // TCVN3; one line of five names is too little to be certain of.
        let names = ["Lª Hoa", "Lª Lan", "T« Lan", "§ç Minh", "T¹ Hoa", "An"]
        let cells = names.map { $0.unicodeScalars.map { UInt8($0.value) } }
        let rows = cells.map { Array("1,".utf8) + $0 + [0x0A] }
        let file = try TemporaryFile(Array("id,name\n".utf8) + rows.joined())
        let error = try #require(throws: TableError.self) { try file.open() }
        guard case .encodingUnsure(let path, let samples) = error else { throw error }
        #expect(path == file.path)
        #expect(samples.first?.encoding == .tcvn3)
        #expect(samples.first?.names == ["Lê Hoa", "Lê Lan", "Tô Lan", "Đỗ Minh", "Tạ Hoa"])
        #expect(samples.allSatisfy { $0.names.count == 5 })
        #expect(try file.rows(encoding: .tcvn3).map { $0.text(at: 1) ?? "" } == samples[0].names + ["An"])
    }

    @Test(
        "A table in none of the encodings is never read as one of them",
        arguments: [
            ("GBK", ["王小明", "李娜", "张伟", "刘洋", "陈静", "杨勇", "赵敏", "黄磊", "周杰", "吴倩", "徐刚", "孙丽"]),
            ("SHIFT-JIS", ["佐藤 太郎", "鈴木 花子", "高橋 ジョン", "タナカ ミカ", "渡辺 健", "伊藤 さくら"]),
            (
                "CP1251",
                ["Иванов Пётр", "Сидорова Анна", "Ким Юрий", "Ли Мао", "Чан Ван Тхо", "Нгуен Ван Хай"]
            ),
            (
                "LATIN1",
                ["François Müller", "Noël Lefèvre", "Zoé André", "Chloé Béranger", "José Núñez", "Åsa Öberg"]
            ),
            (
                "LATIN1",
                ["João Conceição", "Inês São Bento", "Conceição Falcão", "Antão Não", "Sá Guimarães", "Cão"]
            ),
            ("CP1250", ["Dvořák Jiří", "Šárka Nováčková", "Łukasz Żółć", "Čeněk Řehoř", "Růžena Křížková"]),
            ("CP874", ["สมชาย ใจดี", "สมหญิง รักไทย", "วิชัย แสงทอง", "อรทัย ศรีสุข"]),
        ])
    func foreign(_ charset: String, _ names: [String]) throws {
        let table = "id,name\n" + names.map { "1,\($0)\n" }.joined()
        let bytes = try ForeignEncoding.iconv(table, to: charset)
        #expect(throws: TableError.self) { try TemporaryFile(bytes).open() }
        #expect(try TemporaryFile(table).open().reader.encoding == .utf8, "the same in UTF-8")
    }

    @Test("Names of other peoples among many do not upset the guess", arguments: TextEncoding.legacy)
    func manyPeoples(_ encoding: TextEncoding) throws {
        let kinh = ForeignTable.names.sorted { $0.key < $1.key }.map(\.value).filter {
            $0.allSatisfy { $0 != "’" }
        }
        let peoples = [
            "H'Hen Niê", "Y Moan Ê Ban", "K'Brếu", "Đinh Hrơt", "Ksor Jú", "Kpă Y Lăng", "Rmah H'Bé",
        ]
        let names = kinh.prefix(30) + peoples
        let table = names.map { "1,\($0.lowercased())\n" }.joined()
        let bytes = try ForeignEncoding(encoding).bytes(of: "id,name\n" + table)
        let rows = try TemporaryFile(bytes).rows(encoding: nil)
        #expect(rows.suffix(7).compactMap { $0.text(at: 1) } == peoples.map { $0.lowercased() })
    }

    @Test("A few broken cells do not make UTF-8 anything else")
    func brokenCells() throws {
        var bytes = try ForeignTable("utf-8").part(50)
        bytes += Array("51,Tr".utf8) + [0xE2] + Array("n\n".utf8)
        let rows = try TemporaryFile(bytes).rows()
        #expect(rows.count == 51)
        #expect(rows.last?.defects == [.invalidUTF8(column: 1, offset: 2, byte: 0xE2)])
        #expect(rows.dropLast().flatMap(\.defects) == [])
    }

    @Test("A column in an old font beside columns in Unicode is read as each was written")
    func mixedColumns() throws {
        let fonts = try String(validating: ForeignTable("tcvn3-misread").bytes, as: UTF8.self)
        let lines = try #require(fonts).split(separator: "\n").dropFirst().prefix(40)
        let table = "số,họ tên,địa chỉ\n" + lines.map { "\($0),Xã Hòa Bình\n\($0),Phường Cổ Nhuế\n" }.joined()
        let file = try TemporaryFile(table)
        #expect(try file.open().header == ["số", "họ tên", "địa chỉ"])
        let rows = try file.rows()
        for row in rows {
            let (number, name) = try #require(row.person)
            #expect(name == ForeignTable.names[number])
            #expect(["Xã Hòa Bình", "Phường Cổ Nhuế"].contains(row.text(at: 2)))
        }
        #expect(rows.flatMap(\.defects) == [])
    }
}
