using Vedette.Language;

namespace Vedette.Tests;

public class TextSpanTests
{
    [Fact] public void The_default_span_is_empty() => default(TextSpan).IsEmpty.ShouldBeTrue();
    [Fact] public void A_span_that_ends_before_it_starts_is_the_callers_mistake() => Should.Throw<ArgumentOutOfRangeException>(() => new TextSpan(3, 2));
    [Fact] public void Touching_spans_do_not_overlap() => new TextSpan(0, 3).Overlaps(new TextSpan(3, 5)).ShouldBeFalse();
    [Fact] public void Trimming_leaves_the_words() => new TextSpan(0, 6).Trim("  ab  ").ShouldBe(new TextSpan(2, 4));
}
