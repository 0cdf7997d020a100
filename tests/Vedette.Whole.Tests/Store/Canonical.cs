using System.Collections;
using System.Collections.Concurrent;
using System.Globalization;
using System.Reflection;
using System.Text;

namespace Vedette.Whole.Tests.Store;

/// <summary>A value printed through all its public properties: two values are equal when their prints are. It knows nothing of how stores write.</summary>
internal static class Canonical
{
    private static readonly ConcurrentDictionary<Type, PropertyInfo[]> Properties = new();

    public static string Of(object? value)
    {
        var text = new StringBuilder();
        Print(value, text);
        return text.ToString();
    }

    private static void Print(object? value, StringBuilder text)
    {
        switch (value)
        {
            case null: text.Append('~'); break;
            case string s: text.Append('"').Append(s.Length).Append(':').Append(s).Append('"'); break;
            case double d: text.Append(BitConverter.DoubleToInt64Bits(d)); break;
            case Enum or DateOnly or bool or UInt128 or int or short or long or DateTimeOffset: text.Append(CultureInfo.InvariantCulture, $"{value}"); break;
            case IEnumerable items:
                text.Append('[');
                foreach (object? item in items)
                {
                    Print(item, text);
                    text.Append(',');
                }
                text.Append(']');
                break;
            default:
                text.Append('{');
                foreach (var property in Properties.GetOrAdd(value.GetType(), t => [.. t.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.GetIndexParameters().Length == 0)]))
                {
                    text.Append(property.Name).Append('=');
                    Print(property.GetValue(value), text);
                    text.Append(';');
                }
                text.Append('}');
                break;
        }
    }
}
