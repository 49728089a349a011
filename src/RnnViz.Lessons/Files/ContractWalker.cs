using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using RnnViz.Lessons.Errors;

namespace RnnViz.Lessons.Files;

/// <summary>
/// Holds JSON against the contracts of the settings types and notes every mistake: unknown and doubled keys, missing
/// ones, wrong types, values out of range, names that do not exist. What it returns can be deserialised whatever was wrong:
/// required values that cannot be read are replaced by <see cref="Placeholder"/>, others left out, and both noted as unknown.
/// </summary>
internal sealed class ContractWalker(LessonMistakes mistakes)
{
    private readonly ValueReader values = new(mistakes);

    /// <summary>Holds the element against the type.</summary>
    /// <param name="element">What the file has there.</param>
    /// <param name="type">What is expected.</param>
    /// <param name="path">Where it stands; empty for the lesson itself.</param>
    /// <param name="attributes">Those of the member that has the type, which say its range; null for none.</param>
    /// <returns>The JSON without mistakes, or null where the element itself is no such thing.</returns>
    public JsonNode? Read(JsonElement element, Type type, string path, ICustomAttributeProvider? attributes = null)
    {
        Type plain = Nullable.GetUnderlyingType(type) ?? type;
        JsonTypeInfo contract = LessonJson.Options.GetTypeInfo(plain);
        return contract.Kind switch
        {
            _ when plain == typeof(JsonObject) => new PatchReader(mistakes).Read(element, path),
            JsonTypeInfoKind.Object => ReadObject(element, contract, path),
            JsonTypeInfoKind.Enumerable => ReadList(element, contract.ElementType!, path, attributes),
            _ => values.Read(element, plain, path, attributes),
        };
    }

    private JsonObject? ReadObject(JsonElement element, JsonTypeInfo contract, string path)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            mistakes.Add(path, $"{FoundText.Of(element)} is not an object", "an object in braces");
            return null;
        }

        if (contract.PolymorphismOptions is not { } choices)
        {
            return ReadMembers(element, contract, null, path);
        }

        JsonTypeInfo[] kinds = [.. choices.DerivedTypes.Select(d => LessonJson.Options.GetTypeInfo(d.DerivedType))];
        string[] names = [.. choices.DerivedTypes.Select(d => (string)d.TypeDiscriminator!)];
        if (ReadKind(element, contract.Type, names, path) is { } kind)
        {
            return ReadMembers(element, kinds[Array.IndexOf(names, kind)], kind, path);
        }

        CheckAgainstAny(element, kinds, path);
        return null;
    }

    private JsonObject ReadMembers(JsonElement element, JsonTypeInfo contract, string? kind, string path)
    {
        JsonPropertyInfo[] members = MembersOf(contract);
        var result = new JsonObject();
        if (kind is not null)
        {
            result.Add("kind", kind);
        }

        var seen = new HashSet<string>();
        foreach (JsonProperty member in element.EnumerateObject())
        {
            string memberPath = FoundText.Join(path, member.Name);
            if (kind is not null && member.Name == "kind" && seen.Add("kind"))
            {
                continue;
            }

            bool isTwice = !seen.Add(member.Name);
            if (isTwice)
            {
                mistakes.Add(memberPath, "the key occurs twice", "each key once");
                mistakes.Leave(memberPath, isGiven: true);
            }

            if (Array.Find(members, p => p.Name == member.Name) is { } property)
            {
                JsonNode? value = ReadMember(member.Value, property, memberPath);
                result.TryAdd(member.Name, value);
            }
            else if (!isTwice)
            {
                AddUnknown(member.Name, [.. members.Select(p => p.Name)], path);
            }
        }

        foreach (JsonPropertyInfo required in members.Where(p => p.IsRequired && result[p.Name] is null))
        {
            if (!seen.Contains(required.Name))
            {
                string? wanted = AttributeOf<DescriptionAttribute>(required.AttributeProvider)?.Description;
                string values = AllowedWords.Of(required.PropertyType, required.AttributeProvider);
                mistakes.Add(
                    FoundText.Join(path, required.Name), "missing", wanted is null ? values : $"{values} ({wanted.TrimEnd('.')})");
                mistakes.Leave(FoundText.Join(path, required.Name), isGiven: false);
            }

            result[required.Name] = Placeholder.For(required.PropertyType);
        }

        foreach (JsonPropertyInfo optional in members.Where(p => !p.IsSetNullable && result.ContainsKey(p.Name) && result[p.Name] is null))
        {
            result.Remove(optional.Name);
        }

        return result;
    }

    private JsonNode? ReadMember(JsonElement value, JsonPropertyInfo property, string path)
    {
        if (value.ValueKind == JsonValueKind.Null && property.IsSetNullable)
        {
            return null;
        }

        JsonNode? read = Read(value, property.PropertyType, path, property.AttributeProvider);
        if (read is null)
        {
            mistakes.Leave(path, isGiven: true);
        }

        return read;
    }

    /// <summary>A key that does not exist; the one that it most likely means is not known then.</summary>
    private void AddUnknown(string name, string[] known, string path)
    {
        if (mistakes.IsFull)
        {
            mistakes.AddUnkept();
            return;
        }

        string? nearest = NearestName.Of(name, known);
        mistakes.Add(new LessonError(FoundText.Join(path, name), "unknown key", string.Join(", ", known), nearest));
        if (nearest is not null)
        {
            mistakes.Leave(FoundText.Join(path, nearest), isGiven: true);
        }
    }

    /// <summary>The kind, or for a misspelt one that which it most likely means; null where there is none near.</summary>
    private string? ReadKind(JsonElement element, Type type, string[] known, string path)
    {
        string kindPath = FoundText.Join(path, "kind");
        if (!element.TryGetProperty("kind", out JsonElement kind))
        {
            mistakes.Add(kindPath, "missing", string.Join(", ", known));
            return null;
        }

        string? name = FoundText.TextOf(kind);
        return name is not null && known.Contains(name) ? name : values.Unknown(kind, ValueReader.NameOf(type), known, kindPath);
    }

    /// <summary>What is wrong in an object whose kind is not known is what every kind that has the key calls wrong.</summary>
    private void CheckAgainstAny(JsonElement element, JsonTypeInfo[] kinds, string path)
    {
        JsonPropertyInfo[] members = [.. kinds.SelectMany(MembersOf)];
        foreach (JsonProperty member in element.EnumerateObject().Where(member => member.Name != "kind"))
        {
            string memberPath = FoundText.Join(path, member.Name);
            LessonMistakes[] tries =
            [
                .. members.Where(p => p.Name == member.Name).Select(property =>
                {
                    var own = new LessonMistakes();
                    new ContractWalker(own).ReadMember(member.Value, property, memberPath);
                    return own;
                }),
            ];
            if (tries.Length == 0)
            {
                AddUnknown(member.Name, [.. members.Select(p => p.Name).Distinct()], path);
            }
            else if (tries.All(own => own.Errors.Count > 0))
            {
                foreach (LessonError error in tries[0].Errors)
                {
                    mistakes.Add(error);
                }
            }
        }
    }

    private JsonArray? ReadList(JsonElement element, Type elementType, string path, ICustomAttributeProvider? attributes)
    {
        if (element.ValueKind != JsonValueKind.Array)
        {
            mistakes.Add(path, $"{FoundText.Of(element)} is not a list", "a list in brackets");
            return null;
        }

        if (AttributeOf<MaxLengthAttribute>(attributes) is { } bound && element.GetArrayLength() > bound.Length)
        {
            mistakes.Add(path, Counted.Of(element.GetArrayLength(), "item"), $"at most {bound.Length}");
            return null;
        }

        var result = new JsonArray();
        foreach (JsonElement item in element.EnumerateArray())
        {
            string itemPath = mistakes.IsFull ? path : $"{path}[{result.Count}]";
            JsonNode? value = Read(item, elementType, itemPath);
            if (mistakes.IsFull)
            {
                continue; // nobody reads what such a file is; its mistakes are counted
            }

            if (value is not null)
            {
                result.Add(value);
                continue;
            }

            mistakes.Leave(itemPath, isGiven: true);
            result.Add(Placeholder.For(elementType));
        }

        return result;
    }

    // members that are not part of the file have neither getter nor setter in the contract
    private static JsonPropertyInfo[] MembersOf(JsonTypeInfo contract) =>
        [.. contract.Properties.Where(p => p.Get is not null || p.Set is not null)];

    private static TAttribute? AttributeOf<TAttribute>(ICustomAttributeProvider? attributes)
        where TAttribute : Attribute => (TAttribute?)attributes?.GetCustomAttributes(typeof(TAttribute), true).FirstOrDefault();
}
