namespace Vedette.Whole.Tests.Language;

public class LanguageParseVerbTests
{
    private const string Given = """
        # sent_id = s1
        # text = They don't stop.
        1	They	_	_	_	_	_	_	_	_
        2-3	don't	_	_	_	_	_	_	_	_
        2	do	_	_	_	_	_	_	_	_
        3	n't	_	_	_	_	_	_	_	_
        4	stop	_	_	_	_	_	_	_	SpaceAfter=No
        5	.	_	_	_	_	_	_	_	_

        """;

    [Fact]
    public void Given_words_comments_and_ranges_are_kept()
    {
        var (exit, output, error) = Run(Given);
        exit.ShouldBe(0, error);
        var lines = output.Split('\n');
        lines[..2].ShouldBe(["# sent_id = s1", "# text = They don't stop."]);
        lines[3].ShouldBe("2-3\tdon't\t_\t_\t_\t_\t_\t_\t_\t_");
        lines[6].ShouldBe("4\tstop\tstop\tVERB\tVB\tVerbForm=Inf\t0\troot\t_\tSpaceAfter=No");
        output.ShouldEndWith("\n\n");
    }

    [Fact]
    public void A_bad_line_is_told_and_the_rest_is_answered()
    {
        var (exit, output, error) = Run(Given.Replace("4\tstop", "4 stop"));
        exit.ShouldBe(0);
        error.ShouldContain("W203 Line 7: 9 columns");
        output.ShouldContain("n't\tnot");
    }

    [Fact]
    public void A_number_out_of_order_is_told_and_the_word_is_kept()
    {
        var (exit, output, error) = Run(Given.Replace("4\tstop", "7\tstop"));
        exit.ShouldBe(0);
        error.ShouldContain("W203 Line 7: the word has number 7, expected 4");
        output.ShouldContain("4\tstop\tstop");
    }

    [Fact]
    public void Plain_text_is_cut_and_placed()
    {
        var (exit, output, _) = Run("Iran’s envoy left.\nHe slept.", "--raw");
        exit.ShouldBe(0);
        output.ShouldContain("# text = Iran’s envoy left.\n1\tIran\tIran\tPROPN\tNNP\t");
        output.ShouldContain("SpaceAfter=No|start_char=0|end_char=4");
        output.ShouldContain("# sent_id = 2\n# text = He slept.\n1\tHe\the\t");
        output.ShouldContain("start_char=19|end_char=21");
    }

    private static (int Exit, string Output, string Error) Run(string input, params string[] options)
    {
        string file = Path.Combine(Path.GetTempPath(), $"vedette-{Guid.NewGuid():N}.txt");
        File.WriteAllText(file, input);
        try
        {
            var (code, output, error, _) = Tool.Run(["language", "parse", .. options, file]);
            return (code, output, error);
        }
        finally
        {
            File.Delete(file);
        }
    }
}
