namespace Raylib_cs.Fallback.Tests;

/// <summary>
/// The public API of the package Raylib-cs, type by type, as raylib-cs-api.txt has it: a line such as
/// <c>struct Raylib_cs.Image size 24</c>, then its members, one an indented line. excerpt.sh makes that file.
/// </summary>
internal sealed class Listing
{
    private readonly Dictionary<string, ListedType> types = [];

    private Listing(TextReader reader)
    {
        ListedType? current = null;
        while (reader.ReadLine() is { } line)
        {
            if (line.StartsWith('#'))
            {
                continue;
            }

            if (line.StartsWith(' '))
            {
                current!.Members.Add(line.Trim());
                continue;
            }

            current = new ListedType(line, []);
            types.Add(line.Split(' ')[1], current);
        }
    }

    public static Listing OfPackage { get; } = Read();

    /// <summary>The entry of a type, or null where the package has no public type of that name.</summary>
    public ListedType? this[string fullName] => types.GetValueOrDefault(fullName);

    private static Listing Read()
    {
        using var stream = typeof(Listing).Assembly.GetManifestResourceStream("raylib-cs-api.txt")!;
        using var reader = new StreamReader(stream);
        return new Listing(reader);
    }
}

internal sealed record ListedType(string Header, List<string> Members);
