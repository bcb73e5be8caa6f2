import Payloads
import Records
import Testing

@Suite("A code of the wrong kind is refused")
struct AcceptedKindsTests {
    private static let all = Set(PayloadKind.allCases)

    @Test("The code of an identity or insurance card is never printed", arguments: [all, [.personal]])
    func cards(_ kinds: Set<PayloadKind>) throws {
        for code in Vectors.identityCards2021 + Vectors.identityCards2024 {
            #expect(problems(try citizen(code), accepting: kinds).map(\.code) == ["qr.identity-card"])
            #expect(problems(try venue(code), accepting: kinds).map(\.code) == ["qr.identity-card"])
        }
        for code in Vectors.insuranceCards {
            #expect(problems(try citizen(code), accepting: kinds).map(\.code) == ["qr.insurance-card"])
        }
    }

    @Test("A place's code is not printed on a person's card")
    func venueOnPerson() throws {
        #expect(problems(try citizen(Vectors.venues[0])).map(\.code) == ["qr.venue-on-person"])
    }

    @Test("A person's code is not hung on a door, whatever the template accepts", arguments: [all, [.venue]])
    func personOnVenue(_ kinds: Set<PayloadKind>) throws {
        #expect(
            problems(try venue(Vectors.personalCodes[0]), accepting: kinds).map(\.code) == [
                "qr.person-on-venue"
            ])
    }

    @Test("A vaccine certificate needs a template that says so")
    func certificate() throws {
        let record = try citizen(Vectors.certificates[0])
        #expect(problems(record).map(\.code) == ["qr.certificate"])
        #expect(problems(record, accepting: [.certificate]).isEmpty)
    }

    @Test("A code that is not known needs a template that takes anything")
    func unknown() throws {
        for code in [Vectors.personalResults[0], Vectors.newZealand[0], "xin chào"] {
            #expect(problems(try citizen(code)).map(\.code) == ["qr.unknown"])
            #expect(problems(try venue(code), accepting: [.venue]).map(\.code) == ["qr.unknown"])
            #expect(problems(try venue(code), accepting: [.other]).isEmpty)
        }
    }

    @Test(
        "A personal code with a part that is off is told as such, even where anything is taken",
        arguments: [all, [.personal], []])
    func malformed(_ kinds: Set<PayloadKind>) throws {
        for code in [
            "048203001234|Trần Văn Mẫu|2003-02-01|0|1|", "048203001234|TRAN VAN MAU|01/02/2003|0|1|<1",
        ] {
            #expect(problems(try citizen(code), accepting: kinds).map(\.code) == ["qr.malformed-personal"])
        }
    }

    @Test("A template that takes neither persons nor places says so")
    func notAccepted() throws {
        #expect(
            problems(try citizen(Vectors.personalCodes[0]), accepting: []).map(\.code) == [
                "qr.personal-not-accepted"
            ])
        #expect(
            problems(try venue(Vectors.venues[0]), accepting: []).map(\.code) == ["qr.venue-not-accepted"])
    }

    @Test("A venue's own code has no problem")
    func ownCode() throws {
        for code in Vectors.venues + Vectors.cityVenues {
            #expect(problems(try venue(code), accepting: [.venue]).isEmpty)
        }
    }
}
