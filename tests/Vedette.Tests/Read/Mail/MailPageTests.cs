using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Vedette.Model;
using Vedette.Read;
using Vedette.Read.Mail;

namespace Vedette.Tests.Read.Mail;

public class MailPageTests
{
    private const string Words = "The harbour master of Orsk said on Tuesday that the lock would stay closed until the new gates are certified.";

    private static Document[] Read(string mail, string address = "a.eml") => [.. Unfold(mail, address).Select(DocumentReader.Read)];

    private static Fetched[] Unfold(string mail, string address = "a.eml") => [.. MailPage.Unfold(new Fetched(address, Encoding.Latin1.GetBytes(mail)))];

    private static string Letter(string headers, string body) => $"From: Anna Holm <anna@lake.example>\nSubject: The lock\nDate: Tue, 7 May 2024 08:30:00 +0200\nMessage-ID: <1@lake.example>\n{headers}\n{body}";

    public static TheoryData<string, string, string, string?, string?> Senders => new()
    {
        { "Anna Holm <anna@lake.example>", "", "Anna Holm", null, null },
        { "\"Holm, Anna\" <anna@lake.example>", "List-Id: Lake brief <b.lake.example>\n", "", "Holm, Anna", "Lake brief" },
        { "Lake Wire <brief@lake.example>", "List-Unsubscribe: <x>\n", "", "Lake Wire", "Lake Wire" },
        { "Anna Holm at Lake Wire <brief@lake.example>", "List-Unsubscribe: <x>\n", "Anna Holm", "Lake Wire", "Lake Wire" },
        { "brief@lake.example", "List-Unsubscribe: <x>\n", "", "lake.example", "lake.example" },
        { "'Anna Holm' via Lake talk <talk@lists.example>", "List-Post: <mailto:talk@lists.example>\n", "Anna Holm", "Lake talk", "Lake talk" },
        { "Lake Wire <brief@lake.example>", "List-Id: 77aa01b9mc list <77aa.list-id.example>\n", "", "Lake Wire", "Lake Wire" },
    };

    [Theory, MemberData(nameof(Senders))]
    public void A_sender_is_an_author_or_the_house_of_a_list(string from, string headers, string authors, string? outlet, string? transport)
    {
        var document = Read($"From: {from}\nSubject: The lock\nMessage-ID: <1@x>\nDate: Tue, 7 May 2024 08:30:00 +0200\n{headers}\n{Words}\n").ShouldHaveSingleItem();
        string.Join("; ", document.Authors).ShouldBe(authors);
        document.Outlet.ShouldBe(outlet);
        document.Transport.ShouldBe(transport);
        document.Published.Iso.ShouldBe("2024-05-07T08:30:00+02:00");
    }

    public static TheoryData<string, string, string> Bodies => new()
    {
        { "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n", "The caf=C3=A9 at the lock is=\n closed.", "The café at the lock is closed." },
        { "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: BASE64\n", "VGhlIGNhZsOpIGF0\nIHRoZSBsb2NrIGlzIGNsb3NlZC4=", "The café at the lock is closed." },
        { "Content-Type: text/plain; charset=iso-8859-1\nContent-Transfer-Encoding: 8bit\n", "The caf\u00E9 at the lock is closed.", "The café at the lock is closed." },
        { "Content-Type: text/plain\n", "The cafe at the lock stayed closed for eleven weeks and\nopened on Monday.", "The cafe at the lock stayed closed for eleven weeks and opened on Monday." },
        { "Content-Type: text/plain; format=flowed\n", "The cafe at \nthe lock \nis closed.", "The cafe at the lock is closed." },
        { "Content-Type: text/html\n", "<p>The cafe at the lock is closed.</p>", "The cafe at the lock is closed." },
        { "Content-Type: multipart/mixed; boundary=b\n", "--b\nContent-Type: multipart/related; boundary=\"c d\"\n\n--c d\nContent-Type: text/html\n\n<p>The cafe at the lock is closed.</p>\n--c d--\n--b--\n", "The cafe at the lock is closed." },
    };

    [Theory, MemberData(nameof(Bodies))]
    public void A_body_is_read_however_it_was_made_fit_for_mail(string headers, string body, string words) =>
        Read(Letter(headers, body)).ShouldHaveSingleItem().Text.ShouldContain(words);

    [Fact]
    public void The_plain_part_is_taken_where_it_is_far_fuller() =>
        Read(Letter("Content-Type: multipart/alternative; boundary=b\n", $"--b\n\n{Words} {Words}\n--b\nContent-Type: text/html\n\n<p>Turn on pictures.</p>\n--b--\n")).ShouldHaveSingleItem().Text.ShouldContain(Words);

    [Fact]
    public void Attached_papers_and_letters_are_items_of_their_own()
    {
        var found = Unfold(Letter("Content-Type: multipart/mixed; boundary=b\n",
            $"--b\n\n{Words}\n--b\nContent-Type: application/pdf; name=\"../gate plan.pdf\"\nContent-Transfer-Encoding: base64\nContent-Disposition: attachment\n\nJVBERi0xLjQ=\n--b\nContent-Type: message/rfc822\n\nFrom: Piet Maas <p@x>\nSubject: Gates\nDate: Mon, 6 May 2024 09:00:00 Z\n\n{Words}\n--b\nContent-Type: image/png\n\nx\n--b--\n"));
        found.Select(f => f.Address).ShouldBe(["a.eml", "a.eml#gate plan.pdf", "a.eml#letter-3"]);
        Encoding.ASCII.GetString(found[1].Bytes.Span).ShouldBe("%PDF-1.4");
        var inner = DocumentReader.Read(found[2]);
        inner.Authors.ShouldBe(["Piet Maas"]);
        inner.Published.Iso.ShouldBe("2024-05-06T09:00:00Z");
    }

    [Fact]
    public void A_mailbox_gives_its_letters()
    {
        string box = $"From a@x Tue May  7 08:30:00 2024\n{Letter("", Words)}\n>From here on it is quiet.\n\nFrom b@x Wed May  8 08:30:00 2024\n{Letter("", Words).Replace("<1@", "<2@", StringComparison.Ordinal)}\n";
        var found = Unfold(box, "lake.mbox");
        found.Select(f => f.Address).ShouldBe(["lake.mbox#1@lake.example", "lake.mbox#2@lake.example"]);
        DocumentReader.Read(found[0]).Text.ShouldContain("From here on it is quiet.");
    }

    [Theory]
    [InlineData("Content-Type: multipart/encrypted; boundary=b\n", "--b\n\nx\n--b--", "W156")]
    [InlineData("Content-Type: application/pkcs7-mime; smime-type=enveloped-data\n", "x", "W156")]
    [InlineData("Content-Type: image/png\n", "x", "W157")]
    public void A_letter_that_cannot_be_read_says_why(string headers, string body, string code) => Unfold(Letter(headers, body)).ShouldHaveSingleItem().Fault!.Code.ShouldBe(code);

    [Fact]
    public void A_letter_that_is_broken_off_says_so_and_gives_what_is_there()
    {
        var found = Unfold(Letter("Content-Type: multipart/mixed; boundary=b\n", $"--b\n\n{Words}"));
        found.Select(f => f.Fault?.Code).ShouldBe(["W155", null]);
        DocumentReader.Read(found[1]).Text.ShouldContain(Words);
    }

    [Theory]
    [InlineData("Subject: what the lock costs\nFrom: the harbour, a report of May\n\nThe toll stays.")]
    [InlineData("The lock: a report\nMessage-ID: none\nReceived: never\n\nThe toll stays.")]
    [InlineData("<html><body><p>The toll stays.</p></body></html>")]
    public void A_text_that_begins_like_a_letter_is_none(string text) => Unfold(text, "text").ShouldHaveSingleItem().MediaType.ShouldBeNull();

    [Fact]
    public void A_letter_is_told_by_its_headers_whatever_its_name() => Read(Letter("", Words), "inbox/17").ShouldHaveSingleItem().Title.ShouldBe("The lock");

    [Fact]
    public void Any_bytes_behind_any_headers_give_sound_documents()
    {
        string[] pieces = ["From: a@b\n", "Subject: =?utf-8?q?x=?=\n", "Content-Type: multipart/mixed; boundary=b\n", "Content-Type: message/rfc822\n", "Content-Transfer-Encoding: base64\n", "\n", "--b\n", "--b--\n", "=", "=3", "AAAA", "Date: x\n", " \n", "\t", "From x\n", "Message-ID: <1>\n", "<p>The lock.", "filename*0*=utf-8''%4"];
        var mails = Gen.Elements(pieces).ArrayOf().Select(parts => string.Concat(parts)).ToArbitrary();
        Prop.ForAll(mails, mail => Unfold(mail).All(f => f.Fault is not null || DocumentReader.Read(f) is { } d && d.Furniture.All(x => x.Span.End <= d.Text.Length))).QuickCheckThrowOnFailure();
    }
}
