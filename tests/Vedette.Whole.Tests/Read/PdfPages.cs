using System.Text;

namespace Vedette.Whole.Tests.Read;

/// <summary>Makes small papers (PDF 1.4): a line of text at a time, a page for each list of lines.</summary>
internal static class PdfPages
{
    public static byte[] Of(string title, params string[][] pages) => Write(title, isLocked: false, pages);

    /// <summary>With the words of a password that nobody has.</summary>
    public static byte[] Locked(params string[][] pages) => Write("", isLocked: true, pages);

    private static byte[] Write(string title, bool isLocked, string[][] pages)
    {
        // 1 font, 2 catalogue, 3 list of pages, 4 facts, then content and page for each.
        List<string> objects =
        [
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
            "<< /Type /Catalog /Pages 3 0 R >>",
            $"<< /Type /Pages /Count {pages.Length} /Kids [{string.Join(' ', pages.Select((_, i) => $"{6 + (2 * i)} 0 R"))}] >>",
            $"<< /Title ({title}) /Author (Anna Holm) /CreationDate (D:20240507083000Z) >>",
        ];
        foreach (string[] lines in pages)
        {
            string content = string.Join('\n', lines.Select((line, i) => $"BT /F1 11 Tf 72 {760 - (14 * i)} Td ({line}) Tj ET"));
            objects.Add($"<< /Length {content.Length} >>\nstream\n{content}\nendstream");
            objects.Add($"<< /Type /Page /Parent 3 0 R /MediaBox [0 0 612 792] /Resources << /Font << /F1 1 0 R >> >> /Contents {objects.Count} 0 R >>");
        }
        var pdf = new StringBuilder("%PDF-1.4\n");
        List<int> offsets = [];
        for (int i = 0; i < objects.Count; i++)
        {
            offsets.Add(pdf.Length);
            pdf.Append($"{i + 1} 0 obj\n{objects[i]}\nendobj\n");
        }
        int table = pdf.Length;
        pdf.Append($"xref\n0 {objects.Count + 1}\n0000000000 65535 f \n").Append(string.Concat(offsets.Select(o => $"{o:0000000000} 00000 n \n")));
        string locked = isLocked ? $" /Encrypt << /Filter /Standard /V 1 /R 2 /O ({new string('a', 32)}) /U ({new string('b', 32)}) /P -4 >> /ID [<0123456789abcdef> <0123456789abcdef>]" : "";
        pdf.Append($"trailer << /Size {objects.Count + 1} /Root 2 0 R /Info 4 0 R{locked} >>\nstartxref\n{table}\n%%EOF");
        return Encoding.Latin1.GetBytes(pdf.ToString());
    }
}
