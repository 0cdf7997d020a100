using Vedette.Read.Mail;

namespace Vedette.Tests.Read.Mail;

public class MailWordsTests
{
    [Theory]
    [InlineData("plain words", "plain words")]
    [InlineData("=?utf-8?Q?caf=C3=A9_am_See?=", "café am See")]
    [InlineData("=?iso-8859-1?q?caf=E9?= closed", "café closed")]
    [InlineData("=?utf-8?B?Y2Fmww==?=\n =?utf-8?B?qQ==?=", "café")]
    [InlineData("=?utf-8*en?q?lock?= =?koi8-r?q?=CC?=", "lockл")]
    [InlineData("=?utf-8?q?broken", "=?utf-8?q?broken")]
    public void Encoded_words_are_read(string header, string words) => MailWords.Plain(header).ShouldBe(words);

    [Theory]
    [InlineData("multipart/mixed; boundary=\"a;b\"", "boundary", "a;b")]
    [InlineData("multipart/mixed; Boundary=ab; x=y", "boundary", "ab")]
    [InlineData("attachment; filename*=utf-8''caf%C3%A9.pdf", "filename", "café.pdf")]
    [InlineData("attachment; filename*0=\"gate \"; filename*1=\"plan.pdf\"", "filename", "gate plan.pdf")]
    [InlineData("attachment; filename=\"=?utf-8?q?caf=C3=A9.pdf?=\"", "filename", "café.pdf")]
    [InlineData("attachment", "filename", null)]
    public void Parameters_are_read(string header, string name, string? value) => MailWords.Parameter(header, name).ShouldBe(value);
}
