using Vedette.Read;

namespace Vedette.Tests.Read;

public class PageDateTests
{
    [Theory]
    [InlineData("2024-05-07T08:30:00+02:00", null, "2024-05-07T08:30:00+02:00")]
    [InlineData("20240507", null, "2024-05-07")]
    [InlineData("7. Mai 2024, 8:30 Uhr", "de", "2024-05-07")]
    [InlineData("le 1er août 2023", "fr", "2023-08-01")]
    [InlineData("14 de mayo de 2023", "es", "2023-05-14")]
    [InlineData("3 października 2022", "pl", "2022-10-03")]
    [InlineData("5 марта 2022", "ru", "2022-03-05")]
    [InlineData("2022年3月5日 10:00", "zh", "2022-03-05")]
    [InlineData("Ngày 5 tháng 3 năm 2022", "vi", "2022-03-05")]
    [InlineData("May 7, 2024", "en", "2024-05-07")]
    [InlineData("07.05.2024", "de", "2024-05-07")]
    [InlineData("07.05.24", "de", "2024-05-07")]
    [InlineData("19/12/2025", null, "2025-12-19")]
    [InlineData("3/4/2025", "en-US", "2025-03-04")]
    [InlineData("3/4/2025", "en-GB", "2025-04-03")]
    [InlineData("3/4/2025", "en", null)]
    [InlineData("3/4/2025", null, null)]
    [InlineData("31.02.2024", "de", null)]
    [InlineData("May 2024", "en", null)]
    [InlineData("at noon", "en", null)]
    public void A_day_is_read_as_its_page_means_it_or_not_at_all(string words, string? language, string? day) => PageDate.Read(words, language).ShouldBe(day);
}
