using System.Collections;
using System.Collections.Immutable;
using System.Reflection;
using Vedette.Language;
using Vedette.Model;
using Vedette.Relate;

namespace Vedette.Tests.Relate;

public class ReadingStampTests
{
    private static readonly DocumentId Document = new(5);
    private static readonly Maker Maker = new("test", "1");

    private static readonly Claim Claim = new()
    {
        Id = new(7), Document = Document, Content = [new(0, 4)], SpeakerType = SpeakerType.Named, Kind = ClaimKind.Assertion, MadeBy = Maker,
        Proposition = new() { Relation = "send", RelationWords = [new(1, 2)], Arguments = [new(ArgumentRole.Actor, "ship", new EntityId(3), "USA", ["old"], "with", new(2, 3), new() { Relation = "be", RelationWords = [] })] },
        AsFound = new() { Id = new(8), Document = Document, Content = [], SpeakerType = SpeakerType.Named, Kind = ClaimKind.Assertion, MadeBy = Maker },
        Reasons = [new("kind", "text", new Quote(Document, new(0, 1)))],
    };

    private static readonly Reading Reading = new()
    {
        Document = new() { Id = Document, Item = new(6), Address = "a.txt", Name = "a", Text = "Some words.", PageStarts = [3], Furniture = [new(new(0, 1), "caption")], Credits = [new("agency", "Wire", new(0, 1))], Faults = [new("W101", "empty")] },
        Sentences = [new(0, 11)],
        Names = [new(new(0, 4), EntityKind.Person, new(9), "Some", "USA")],
        Times = [new(new(0, 1), TimeKind.Date, "2031-01-01")],
        Claims = [Claim],
        Events = [new() { Id = new(10), Document = Document, Type = EventType.Aid, Span = new(0, 2), MadeBy = Maker, Reasons = [new("kind", "text")] }],
        Quantities = [new(new(0, 1), 2, "ship", false)],
    };

    [Fact]
    public void Every_part_of_a_reading_is_in_its_stamp()
    {
        ulong stamp = ReadingStamp.Of(Reading);
        var changes = Changed(Reading, "reading").ToArray();
        changes.Length.ShouldBeGreaterThan(90);
        changes.Where(c => ReadingStamp.Of((Reading)c.Value) == stamp).Select(c => c.Path).ShouldBeEmpty();
    }

    [Fact]
    public void Another_object_that_holds_the_same_has_the_same_stamp() =>
        ReadingStamp.Of(Reading with { Claims = [Claim with { Content = [new(0, 4)] }], Document = Reading.Document with { Text = string.Concat("Some ", "words.") } }).ShouldBe(ReadingStamp.Of(Reading));

    /// <summary>The value with one part of it changed, for each part at any depth.</summary>
    private static IEnumerable<(string Path, object Value)> Changed(object value, string path)
    {
        foreach (var property in value.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.GetIndexParameters().Length == 0 && p.CanWrite))
            foreach (var (below, other) in Others(property.GetValue(value), property.PropertyType, $"{path}.{property.Name}", new NullabilityInfoContext().Create(property).WriteState is NullabilityState.Nullable))
            {
                object copy = value.GetType().IsValueType ? value : value.GetType().GetMethod("<Clone>$")!.Invoke(value, null)!;
                property.SetValue(copy, other);
                yield return (below, copy);
            }
    }

    private static IEnumerable<(string Path, object? Value)> Others(object? value, Type declared, string path, bool mayBeNull)
    {
        var type = Nullable.GetUnderlyingType(declared) ?? declared;
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ImmutableArray<>))
        {
            var element = type.GetGenericArguments()[0];
            object[] parts = [.. ((IEnumerable)value!).Cast<object>()];
            foreach (var (below, other) in parts.Length > 0 ? Others(parts[0], element, path + "[0]", mayBeNull: false) : []) yield return (below, Array(element, [other!, .. parts[1..]]));
            if (parts.Length > 0) yield return (path + " without its first", Array(element, parts[1..]));
            else if (element == typeof(string) || element == typeof(TextSpan)) yield return (path + " with one", Array(element, [element == typeof(string) ? "one" : new TextSpan(1, 2)]));
            yield break;
        }
        if (type == typeof(string)) yield return (path, value is string text ? text + "!" : "told");
        else if (type == typeof(bool)) yield return (path, !(bool)value!);
        else if (type == typeof(int)) yield return (path, (int)value! + 1);
        else if (type == typeof(double)) yield return (path, (double)value! + 1);
        else if (type.IsEnum) yield return (path, Enum.GetValues(type).Cast<object>().First(e => !e.Equals(value)));
        else if (type == typeof(TextSpan)) yield return (path, value is TextSpan span ? new TextSpan(span.Start, span.End + 1) : new TextSpan(1, 2));
        else if (type == typeof(When)) yield return (path, When.Parse("2030-02-02"));
        else if (type == typeof(Likelihood)) yield return (path, Likelihood.Scale[0]);
        else if (type.GetProperty("Hash") is { } hash && hash.PropertyType == typeof(UInt128)) yield return (path, Activator.CreateInstance(type, value is null ? (UInt128)77 : (UInt128)hash.GetValue(value)! + 1));
        else if (value is not null)
        {
            foreach (var (below, other) in Changed(value, path)) yield return (below, other);
            if (mayBeNull) yield return (path + " gone", null);
        }
    }

    private static object Array(Type element, object[] parts)
    {
        var array = System.Array.CreateInstance(element, parts.Length);
        for (int i = 0; i < parts.Length; i++) array.SetValue(parts[i], i);
        return typeof(ImmutableArray).GetMethods().Single(m => m is { Name: "Create", IsGenericMethod: true } && m.GetParameters() is [{ ParameterType.IsArray: true }]).MakeGenericMethod(element).Invoke(null, [array])!;
    }
}
