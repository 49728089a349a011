using System.Text.RegularExpressions;

namespace Raylib_cs.Fallback.Tests;

/// <summary>What a type may not do if code written against it is to compile and run against the package too.</summary>
internal static partial class Contract
{
    /// <summary>One sentence for each breach; empty where the type keeps the contract.</summary>
    public static IEnumerable<string> Breaches(Type type, Listing listing)
    {
        var name = $"Raylib_cs.{type.Name}";
        if (listing[name] is not { } listed)
        {
            return [$"The listing has no {name}; rename it, or run excerpt.sh if the package has it."];
        }

        var declared = Signature.MembersOf(type).ToHashSet();
        return Headers(type, listed)
            .Concat(Inventions(name, declared, listed))
            .Concat(Omissions(type, name, declared, listed));
    }

    private static IEnumerable<string> Headers(Type type, ListedType listed)
    {
        if (Signature.Of(type) is var header && header != listed.Header)
        {
            yield return $"The fallback has '{header}', the package '{listed.Header}'.";
        }
    }

    private static IEnumerable<string> Inventions(string name, HashSet<string> declared, ListedType listed) =>
        from member in declared.Except(listed.Members)
        let alike = Alike(member, listed)
        select $"{name} has '{member}', the package has not" + (alike.Length > 0 ? $"; it has {alike}." : ".");

    // a struct's fields and an enum's values are all or nothing; of a method, all overloads, lest a call that compiles
    // here be ambiguous there
    private static IEnumerable<string> Omissions(Type type, string name, HashSet<string> declared, ListedType listed)
    {
        var names = declared.Select(MemberName).ToHashSet();
        return from member in listed.Members
               where !declared.Contains(member)
               where type.IsEnum || member.Contains(" @", StringComparison.Ordinal) || names.Contains(MemberName(member))
               select $"{name} lacks '{member}'.";
    }

    private static string Alike(string member, ListedType listed) =>
        string.Join(" and ", listed.Members.Where(other => MemberName(other) == MemberName(member)).Select(other => $"'{other}'"));

    private static string MemberName(string member) => NamePattern().Match(member).Groups["name"].Value;

    // the word before "(", "<T>(", " @", " =" or " {"
    [GeneratedRegex(@"(?<name>\w+)(<\w+>)?(\(| @| =| \{|$)")]
    private static partial Regex NamePattern();
}
