namespace Vedette.Tests.Extract.Reported;

/// <summary>Rows of invented events in the columns of GDELT 2.0.</summary>
internal static class GdeltRows
{
    public static string Event(long number, string code = "042", string day = "20310503", string? url = null)
    {
        string[] row = new string[61];
        Array.Fill(row, "");
        (row[0], row[1], row[2], row[3], row[4]) = ($"{number}", day, day[..6], day[..4], "2031.4192");
        (row[5], row[6], row[7], row[12]) = ("USAGOV", "WASHINGTON", "USA", "GOV");
        (row[15], row[16], row[18], row[22]) = ("IGOUNO", "UNITED NATIONS", "UNO", "IGO");
        (row[25], row[26], row[27], row[28], row[29], row[30], row[31], row[32], row[33], row[34]) = ("1", code, code[..Math.Min(3, code.Length)], code[..2], "1", "1.9", "10", "1", "10", "-2.47");
        foreach (int geo in (int[])[35, 43, 51]) (row[geo], row[geo + 1], row[geo + 2], row[geo + 5], row[geo + 6], row[geo + 7]) = ("4", "Vell, Kestria", "KE", "46.2", "-6.5", "-1");
        (row[59], row[60]) = ($"{day}121500", url ?? $"https://courier.example/{number}");
        return string.Join('\t', row);
    }

    public static string Mention(long number, string outlet, string report) =>
        string.Join('\t', number, "20310503121500", "20310503123000", 1, outlet, report, 3, 12, -1, 140, 1, 80, 2400, "-1.5", "", "");

    public static string With(string row, int column, string cell)
    {
        string[] cells = row.Split('\t');
        cells[column] = cell;
        return string.Join('\t', cells);
    }
}
