using System.Diagnostics;

namespace Vedette.Web.Watching;

/// <summary>The stages of the work as spans: read, extract, keep, relate, snapshot. They cost nothing while nobody listens.</summary>
public static class Tracing
{
    public const string Source = "Vedette";

    private static readonly ActivitySource Stages = new(Source);

    /// <returns>Null when nobody listens; a using on it is fine all the same.</returns>
    internal static Activity? Start(string stage) => Stages.StartActivity(stage);
}
