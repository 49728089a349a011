using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using RnnViz.Lessons.Errors;

namespace RnnViz.Lessons.Files;

/// <summary>
/// Holds JSON against the contracts of the settings types and notes every mistake: unknown and doubled keys, missing
/// ones, wrong types, values out of range, names that do not exist. What it returns is the JSON without the mistakes,
/// or null where too little is left to be read.
/// </summary>
internal sealed class ContractWalker(List<LessonError> errors)
{
    /// <summary>Holds the element against the type.</summary>
    /// <param name="element">What the file has there.</param>
    /// <param name="type">What is expected.</param>
    /// <param name="path">Where it stands; empty for the lesson itself.</param>
    /// <param name="attributes">Those of the member that has the type, which say its range; null for none.</param>
    /// <returns>The JSON without mistakes, or null where too little is left.</returns>
    public JsonNode? Read(JsonElement element, Type type, string path, ICustomAttributeProvider? attributes = null)
    {
        Type plain = Nullable.GetUnderlyingType(type) ?? type;
        JsonTypeInfo contract = LessonJson.Options.GetTypeInfo(plain);
        if (contract.Kind == JsonTypeInfoKind.Object)
        {
            return ReadObject(element, contract, path);
        }

        if (contract.Kind == JsonTypeInfoKind.Enumerable)
        {
            return ReadList(element, contract.ElementType!, path);
        }

        return plain.IsEnum ? ReadName(element, plain, path) : ReadValue(element, plain, path, attributes);
    }

    private JsonObject? ReadObject(JsonElement element, JsonTypeInfo contract, string path)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            return Wrong<JsonObject>(path, $"{FoundText.Of(element)} is not an object", "an object in braces");
        }

        string? kind = null;
        if (contract.PolymorphismOptions is { } choices)
        {
            kind = ReadKind(element, contract.Type, choices, path);
            if (kind is null)
            {
                return null;
            }

            Type derived = choices.DerivedTypes.First(d => (string?)d.TypeDiscriminator == kind).DerivedType;
            contract = LessonJson.Options.GetTypeInfo(derived);
        }

        return ReadMembers(element, contract, kind, path);
    }

    private JsonObject? ReadMembers(JsonElement element, JsonTypeInfo contract, string? kind, string path)
    {
        // members that are not part of the file have neither getter nor setter in the contract
        JsonPropertyInfo[] members = [.. contract.Properties.Where(p => p.Get is not null || p.Set is not null)];
        var result = new JsonObject();
        if (kind is not null)
        {
            result.Add("kind", kind);
        }

        var seen = new HashSet<string>();
        foreach (JsonProperty member in element.EnumerateObject())
        {
            string memberPath = FoundText.Join(path, member.Name);
            if (!seen.Add(member.Name))
            {
                errors.Add(new LessonError(memberPath, "the key occurs twice", "each key once"));
            }
            else if (Array.Find(members, p => p.Name == member.Name) is { } property)
            {
                if (member.Value.ValueKind == JsonValueKind.Null && property.IsSetNullable)
                {
                    result.Add(member.Name, null);
                }
                else if (Read(member.Value, property.PropertyType, memberPath, property.AttributeProvider) is { } value)
                {
                    result.Add(member.Name, value);
                }
            }
            else if (kind is null || member.Name != "kind")
            {
                IEnumerable<string> known = members.Select(p => p.Name);
                errors.Add(new LessonError(memberPath, "unknown key", string.Join(", ", known), NearestName.Of(member.Name, known)));
            }
        }

        bool complete = true;
        foreach (JsonPropertyInfo required in members.Where(p => p.IsRequired && !result.ContainsKey(p.Name)))
        {
            complete = false;
            if (!seen.Contains(required.Name))
            {
                string? wanted = AttributeOf<DescriptionAttribute>(required.AttributeProvider)?.Description;
                errors.Add(new LessonError(FoundText.Join(path, required.Name), "missing", wanted));
            }
        }

        return complete ? result : null;
    }

    private string? ReadKind(JsonElement element, Type type, JsonPolymorphismOptions choices, string path)
    {
        string kindPath = FoundText.Join(path, "kind");
        string[] known = [.. choices.DerivedTypes.Select(d => (string)d.TypeDiscriminator!)];
        if (!element.TryGetProperty("kind", out JsonElement kind))
        {
            return Wrong<string>(kindPath, "missing", string.Join(", ", known));
        }

        string? name = kind.ValueKind == JsonValueKind.String ? kind.GetString() : null;
        return name is not null && known.Contains(name) ? name : Unknown<string>(kind, NameOf(type), known, kindPath);
    }

    private JsonArray? ReadList(JsonElement element, Type elementType, string path)
    {
        if (element.ValueKind != JsonValueKind.Array)
        {
            return Wrong<JsonArray>(path, $"{FoundText.Of(element)} is not a list", "a list in brackets");
        }

        var result = new JsonArray();
        int index = 0, before = errors.Count;
        foreach (JsonElement item in element.EnumerateArray())
        {
            if (Read(item, elementType, $"{path}[{index++}]") is { } value)
            {
                result.Add(value);
            }
        }

        return errors.Count == before ? result : null;
    }

    private JsonNode? ReadName(JsonElement element, Type type, string path)
    {
        string[] known = [.. Enum.GetNames(type).Select(n => JsonNamingPolicy.KebabCaseLower.ConvertName(n))];
        string? name = element.ValueKind == JsonValueKind.String ? element.GetString() : null;
        return name is not null && known.Contains(name)
            ? JsonValue.Create(name)
            : Unknown<JsonNode>(element, NameOf(type), known, path);
    }

    private JsonNode? ReadValue(JsonElement element, Type type, string path, ICustomAttributeProvider? attributes)
    {
        if (type == typeof(bool))
        {
            return element.ValueKind is JsonValueKind.True or JsonValueKind.False
                ? JsonValue.Create(element.GetBoolean())
                : Wrong<JsonNode>(path, $"{FoundText.Of(element)} is neither true nor false", "true, false");
        }

        return type == typeof(string) ? ReadString(element, path, attributes) : ReadNumber(element, type, path, attributes);
    }

    private JsonNode? ReadString(JsonElement element, string path, ICustomAttributeProvider? attributes)
    {
        if (element.ValueKind != JsonValueKind.String)
        {
            return Wrong<JsonNode>(path, $"{FoundText.Of(element)} is not text", "text in quotes");
        }

        string text;
        try
        {
            text = element.GetString()!;
        }
        catch (InvalidOperationException)
        {
            return Wrong<JsonNode>(path, "the text has half a surrogate pair", "text that is valid Unicode");
        }

        if (AttributeOf<AllowedValuesAttribute>(attributes) is { } choice && !choice.Values.Contains(text))
        {
            string[] known = [.. choice.Values.OfType<string>()];
            return Unknown<JsonNode>(element, path.Split('.')[^1], known, path);
        }

        return JsonValue.Create(text);
    }

    private JsonNode? ReadNumber(JsonElement element, Type type, string path, ICustomAttributeProvider? attributes)
    {
        RangeAttribute? range = AttributeOf<RangeAttribute>(attributes);
        string kind = type == typeof(int) ? "whole numbers" : "numbers";
        string allowed = range is null ? "a number"
            : string.Create(CultureInfo.InvariantCulture, $"{kind} from {range.Minimum} to {range.Maximum}");
        if (element.ValueKind != JsonValueKind.Number || !element.TryGetDouble(out double number))
        {
            return Wrong<JsonNode>(path, $"{FoundText.Of(element)} is not a number", allowed);
        }

        if (!double.IsFinite(number))
        {
            return Wrong<JsonNode>(path, $"{FoundText.Of(element)} is too large for a number", allowed);
        }

        if (type == typeof(int) && number != Math.Floor(number))
        {
            return Wrong<JsonNode>(path, $"{FoundText.Of(element)} is not a whole number", allowed);
        }

        if (type == typeof(int) && Math.Abs(number) > int.MaxValue
            || range is not null && (number < NumberOf(range.Minimum) || number > NumberOf(range.Maximum)))
        {
            return Wrong<JsonNode>(path, $"{FoundText.Of(element)} is out of range", allowed);
        }

        return type == typeof(int) ? JsonValue.Create((int)number) : JsonValue.Create(number);
    }

    private TNode? Unknown<TNode>(JsonElement element, string noun, string[] known, string path)
        where TNode : class
    {
        string article = "aeiou".Contains(noun[0]) ? "an" : "a";
        string? nearest = element.ValueKind == JsonValueKind.String ? NearestName.Of(FoundText.Within(element), known) : null;
        errors.Add(new LessonError(path, $"{FoundText.Of(element)} is not {article} {noun}", string.Join(", ", known), nearest));
        return null;
    }

    private TNode? Wrong<TNode>(string path, string finding, string allowed)
        where TNode : class
    {
        errors.Add(new LessonError(path, finding, allowed));
        return null;
    }

    private static double NumberOf(object bound) => Convert.ToDouble(bound, CultureInfo.InvariantCulture);

    private static string NameOf(Type type) => type.GetCustomAttribute<NounAttribute>()?.Noun ?? type.Name;

    private static TAttribute? AttributeOf<TAttribute>(ICustomAttributeProvider? attributes)
        where TAttribute : Attribute => (TAttribute?)attributes?.GetCustomAttributes(typeof(TAttribute), true).FirstOrDefault();
}
