using System.Globalization;
using System.Text;

namespace Vedette.Web.Watching;

/// <summary>
/// Metrics in Prometheus' text format 0.0.4. Names and units are turned as OpenTelemetry's compatibility text asks ("Prometheus and OpenMetrics Compatibility"): dots become
/// underscores, the unit becomes a suffix, a counter ends in <c>_total</c>.
/// </summary>
internal static class PrometheusText
{
    public const string MediaType = "text/plain; version=0.0.4; charset=utf-8";

    public static string Write(IEnumerable<Kept> metrics)
    {
        var text = new StringBuilder();
        foreach (var metric in metrics) Write(text, metric);
        return text.ToString();
    }

    /// <summary>Labels in the order of their names: the same set is always the same text.</summary>
    public static string Labels(ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        if (tags.IsEmpty) return "";
        var sorted = tags.ToArray();
        Array.Sort(sorted, (a, b) => string.CompareOrdinal(a.Key, b.Key));
        var text = new StringBuilder();
        foreach (var (name, value) in sorted)
        {
            if (text.Length > 0) text.Append(',');
            text.Append(NameOf(name)).Append("=\"");
            foreach (char c in Convert.ToString(value, CultureInfo.InvariantCulture) ?? "")
                _ = c switch { '\\' => text.Append(@"\\"), '"' => text.Append("\\\""), '\n' => text.Append(@"\n"), _ => text.Append(c) };
            text.Append('"');
        }
        return text.ToString();
    }

    private static void Write(StringBuilder text, Kept metric)
    {
        string name = FullName(metric);
        text.Append("# HELP ").Append(name).Append(' ').Append((metric.Instrument.Description ?? metric.Instrument.Name).Replace("\\", @"\\", StringComparison.Ordinal).Replace("\n", @"\n", StringComparison.Ordinal)).Append('\n');
        text.Append("# TYPE ").Append(name).Append(metric.Kind switch { MetricKind.Counter => " counter", MetricKind.Histogram => " histogram", _ => " gauge" }).Append('\n');
        foreach (var series in metric.Series.Values.OrderBy(s => s.Labels, StringComparer.Ordinal))
        {
            var (value, counts) = series.Read();
            if (metric.Kind is not MetricKind.Histogram)
            {
                Line(text, name, series.Labels, value);
                continue;
            }
            long below = 0;
            for (int i = 0; i < counts.Length; i++)
            {
                string bound = $"le=\"{(i < series.Bounds.Count ? Number(series.Bounds[i]) : "+Inf")}\"";
                Line(text, name + "_bucket", series.Labels.Length == 0 ? bound : $"{series.Labels},{bound}", below += counts[i]);
            }
            Line(text, name + "_sum", series.Labels, value);
            Line(text, name + "_count", series.Labels, below);
        }
    }

    private static string FullName(Kept metric)
    {
        string name = NameOf(metric.Instrument.Name);
        string? unit = metric.Instrument.Unit switch { "s" => "seconds", "By" => "bytes", "ms" => "milliseconds", "1" when metric.Kind is MetricKind.Gauge => "ratio", _ => null };
        if (unit is not null && !name.EndsWith(unit, StringComparison.Ordinal)) name += "_" + unit;
        return metric.Kind is MetricKind.Counter && !name.EndsWith("_total", StringComparison.Ordinal) ? name + "_total" : name;
    }

    private static void Line(StringBuilder text, string name, string labels, double value)
    {
        text.Append(name);
        if (labels.Length > 0) text.Append('{').Append(labels).Append('}');
        text.Append(' ').Append(Number(value)).Append('\n');
    }

    private static string NameOf(string name) => string.Concat(name.Select((c, i) => char.IsAsciiLetter(c) || c == '_' || (i > 0 && char.IsAsciiDigit(c)) ? c : '_'));

    private static string Number(double value) => double.IsPositiveInfinity(value) ? "+Inf" : double.IsNegativeInfinity(value) ? "-Inf" : double.IsNaN(value) ? "NaN" : value.ToString("R", CultureInfo.InvariantCulture);
}
