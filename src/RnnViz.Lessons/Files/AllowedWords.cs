using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;

namespace RnnViz.Lessons.Files;

/// <summary>What a key of a lesson takes, in words: what mistakes call allowed.</summary>
internal static class AllowedWords
{
    /// <summary>The values of a type.</summary>
    /// <param name="type">What is expected; may be nullable.</param>
    /// <param name="attributes">Those of the member that has the type, which say its range and its names; null for none.</param>
    public static string Of(Type type, ICustomAttributeProvider? attributes)
    {
        Type plain = Nullable.GetUnderlyingType(type) ?? type;
        JsonTypeInfo contract = LessonJson.Options.GetTypeInfo(plain);
        return plain == typeof(JsonObject) ? "an object in braces"
            : contract.Kind == JsonTypeInfoKind.Object ? OfObject(contract)
            : contract.Kind == JsonTypeInfoKind.Enumerable ? "a list in brackets"
            : plain.IsEnum ? string.Join(", ", NamesOf(plain))
            : plain == typeof(bool) ? "true, false"
            : plain != typeof(string) ? OfNumber(plain, attributes)
            : First<AllowedValuesAttribute>(attributes) is { } choice
            ? string.Join(", ", choice.Values.OfType<string>()) : "text in quotes";
    }

    /// <summary>The numbers of a type, in a range where there is one.</summary>
    public static string OfNumber(Type type, ICustomAttributeProvider? attributes)
    {
        RangeAttribute? range = First<RangeAttribute>(attributes);
        string kind = type == typeof(int) ? "whole numbers" : "numbers";
        return range is null ? "a number"
            : string.Create(CultureInfo.InvariantCulture, $"{kind} from {range.Minimum} to {range.Maximum}");
    }

    /// <summary>The names of an enumeration as files have them.</summary>
    public static string[] NamesOf(Type type) => [.. Enum.GetNames(type).Select(n => JsonNamingPolicy.KebabCaseLower.ConvertName(n))];

    private static string OfObject(JsonTypeInfo contract)
    {
        string[] keys = contract.PolymorphismOptions is { } choices
            ? [$"\"kind\": {string.Join(", ", choices.DerivedTypes.Select(kind => kind.TypeDiscriminator))}"]
            : [.. contract.Properties.Where(member => member.IsRequired).Select(member => $"\"{member.Name}\"")];
        return keys.Length == 0 ? "an object in braces" : $"an object in braces with {string.Join(", ", keys)}";
    }

    private static TAttribute? First<TAttribute>(ICustomAttributeProvider? attributes)
        where TAttribute : Attribute => (TAttribute?)attributes?.GetCustomAttributes(typeof(TAttribute), true).FirstOrDefault();
}
