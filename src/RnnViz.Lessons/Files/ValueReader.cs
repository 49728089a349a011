using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using RnnViz.Lessons.Errors;

namespace RnnViz.Lessons.Files;

/// <summary>Holds single values of a lesson against their types, ranges and names, and notes what is wrong with them.</summary>
internal sealed class ValueReader(LessonMistakes mistakes)
{
    /// <summary>Holds a name, a text, a number or a truth value against its type.</summary>
    /// <param name="element">What the file has there.</param>
    /// <param name="type">What is expected; not nullable.</param>
    /// <param name="path">Where it stands.</param>
    /// <param name="attributes">Those of the member that has the type, which say its range; null for none.</param>
    /// <returns>The value, or null where it is wrong.</returns>
    public JsonNode? Read(JsonElement element, Type type, string path, ICustomAttributeProvider? attributes) =>
        type.IsEnum ? ReadName(element, type, path) : ReadValue(element, type, path, attributes);

    private JsonNode? ReadName(JsonElement element, Type type, string path)
    {
        string[] known = AllowedWords.NamesOf(type);
        string? name = FoundText.TextOf(element);
        if (name is not null && known.Contains(name))
        {
            return JsonValue.Create(name);
        }

        Unknown(element, NameOf(type), known, path);
        return null;
    }

    private JsonNode? ReadValue(JsonElement element, Type type, string path, ICustomAttributeProvider? attributes)
    {
        if (type == typeof(bool))
        {
            return element.ValueKind is JsonValueKind.True or JsonValueKind.False
                ? JsonValue.Create(element.GetBoolean())
                : Wrong(path, $"{FoundText.Of(element)} is neither true nor false", "true, false");
        }

        return type == typeof(string) ? ReadString(element, path, attributes) : ReadNumber(element, type, path, attributes);
    }

    private JsonNode? ReadString(JsonElement element, string path, ICustomAttributeProvider? attributes)
    {
        if (element.ValueKind != JsonValueKind.String)
        {
            return Wrong(path, $"{FoundText.Of(element)} is not text", "text in quotes");
        }

        if (FoundText.TextOf(element) is not { } text)
        {
            return Wrong(path, "the text has half a surrogate pair", "text that is valid Unicode");
        }

        if (AttributeOf<MaxLengthAttribute>(attributes) is { } bound && ProblemOf(text, bound.Length) is var (finding, allowed))
        {
            return Wrong(path, finding, allowed);
        }

        if (AttributeOf<AllowedValuesAttribute>(attributes) is { } choice && !choice.Values.Contains(text))
        {
            string[] known = [.. choice.Values.OfType<string>()];
            Unknown(element, path.Split('.')[^1], known, path);
            return null;
        }

        return JsonValue.Create(text);
    }

    // what is shown somewhere has an end, and characters that can be shown
    private static (string Finding, string Allowed)? ProblemOf(string text, int most) =>
        text.Length > most ? ($"the text has {text.Length} characters", $"at most {most}")
        : text.Any(c => char.IsControl(c) && c is not ('\n' or '\r' or '\t')) ? ("the text has a character that does not print", "text")
        : null;

    private JsonNode? ReadNumber(JsonElement element, Type type, string path, ICustomAttributeProvider? attributes)
    {
        RangeAttribute? range = AttributeOf<RangeAttribute>(attributes);
        string allowed = AllowedWords.OfNumber(type, attributes);
        if (element.ValueKind != JsonValueKind.Number || !element.TryGetDouble(out double number))
        {
            return Wrong(path, $"{FoundText.Of(element)} is not a number", allowed);
        }

        if (!double.IsFinite(number))
        {
            return Wrong(path, $"{FoundText.Of(element)} is too large for a number", allowed);
        }

        if (type == typeof(int) && number != Math.Floor(number))
        {
            return Wrong(path, $"{FoundText.Of(element)} is not a whole number", allowed);
        }

        if (type == typeof(int) && Math.Abs(number) > int.MaxValue
            || range is not null && (number < NumberOf(range.Minimum) || number > NumberOf(range.Maximum)))
        {
            return Wrong(path, $"{FoundText.Of(element)} is out of range", allowed);
        }

        return type == typeof(int) ? JsonValue.Create((int)number) : JsonValue.Create(number);
    }

    /// <summary>Notes a name that does not exist, with the nearest that does.</summary>
    /// <returns>The nearest name, or null where none is near.</returns>
    public string? Unknown(JsonElement element, string noun, string[] known, string path)
    {
        string article = "aeiou".Contains(noun[0]) ? "an" : "a";
        string? nearest = element.ValueKind == JsonValueKind.String ? NearestName.Of(FoundText.Within(element), known) : null;
        mistakes.Add(new LessonError(path, $"{FoundText.Of(element)} is not {article} {noun}", string.Join(", ", known), nearest));
        return nearest;
    }

    /// <summary>What messages call a value of the type.</summary>
    public static string NameOf(Type type) => type.GetCustomAttribute<NounAttribute>()?.Noun ?? WordsOf(type.Name);

    // FlowPicture: flow picture
    private static string WordsOf(string name) => string.Concat(
        name.Select((letter, i) => char.IsUpper(letter) ? (i > 0 ? " " : "") + char.ToLowerInvariant(letter) : letter.ToString()));

    private JsonNode? Wrong(string path, string finding, string allowed)
    {
        mistakes.Add(new LessonError(path, finding, allowed));
        return null;
    }

    private static double NumberOf(object bound) => Convert.ToDouble(bound, CultureInfo.InvariantCulture);

    private static TAttribute? AttributeOf<TAttribute>(ICustomAttributeProvider? attributes)
        where TAttribute : Attribute => (TAttribute?)attributes?.GetCustomAttributes(typeof(TAttribute), true).FirstOrDefault();
}
