using System.Diagnostics.CodeAnalysis;
using System.Text;
using CsCheck;
using RnnViz.Lessons.Errors;

namespace RnnViz.Robustness.Tests.Fuzz;

/// <summary>Makes files by chance, the same for the same seed, and opens each as the program would.</summary>
/// <typeparam name="T">What a file is made of: it can be made smaller, to show what mattered.</typeparam>
/// <param name="name">Of the kind of file.</param>
/// <param name="parts">What a file is made of.</param>
/// <param name="make">Makes a file: of the number of the case, and its parts.</param>
/// <param name="open">Opens it; throws one of the two exceptions by which files are refused.</param>
internal sealed class Fuzzer<T>(string name, Gen<T[]> parts, Func<int, T[], byte[]> make, Action<string> open) : IDisposable
{
    private static readonly string[] Foreign =
        ["Parameter '", "System.", "Exception", "Object reference", "Specified argument", "Index was outside", "RnnViz.", "LineNumber"];

    private const int LongestMessage = 20_000, MostMistakes = 12;

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("rnnviz-fuzz-");

    /// <summary>Puts a good file beside those that are made, which may name it.</summary>
    public void Add(string file, byte[] bytes) => File.WriteAllBytes(Path.Combine(folder.FullName, file), bytes);

    /// <summary>Files that were opened, and files that were refused with a sentence.</summary>
    public (int Opened, int Refused) Counts { get; private set; }

    /// <summary>
    /// Tries so many files; answers what went wrong, each kind of mistake once, with the smallest file found that shows it. Empty where
    /// nothing went wrong.
    /// </summary>
    /// <param name="cases">How many.</param>
    /// <param name="seed">What they follow from.</param>
    /// <param name="ending">Of their names.</param>
    public string Run(int cases, ulong seed, string ending)
    {
        using var watchdog = new Watchdog(Amount.HangSeconds);
        string path = Path.Combine(folder.FullName, "case" + ending);
        var found = new Dictionary<string, string>();
        for (int i = 0; i < cases && found.Count < MostMistakes; i++)
        {
            T[] chosen = parts.Generate(new PCG((uint)i, seed), null, out _);
            watchdog.Begins($"{name} {i}, seed {seed}");
            if (Fails(path, i, chosen, out string? failure) && !found.ContainsKey(KindOf(failure)))
            {
                T[] least = Smaller(path, i, chosen);
                Fails(path, i, least, out string? said);
                string of = $"of {string.Join("; ", least)}:\n{Kept(path)}";
                found.Add(KindOf(failure), $"{name} {i}, seed {seed}: {said ?? failure}\n{of}");
            }
        }

        if (Amount.HangSeconds is not null)
        {
            Console.WriteLine(
                $"{name}: {cases} files, {Counts.Opened} opened, {Counts.Refused} refused, the longest {watchdog.Longest:F0} ms");
        }

        return string.Join("\n\n", found.Values);
    }

    public void Dispose() => folder.Delete(recursive: true);

    private bool Fails(string path, int number, T[] chosen, [NotNullWhen(true)] out string? failure)
    {
        File.WriteAllBytes(path, make(number, chosen));
        try
        {
            open(path);
            failure = null;
            Counts = (Counts.Opened + 1, Counts.Refused);
        }
        catch (Exception e) when (e is LessonException or InvalidDataException)
        {
            failure = e.Message.Length > LongestMessage ? $"a message of {e.Message.Length} characters: {e.Message[..400]}"
                : string.IsNullOrWhiteSpace(e.Message) ? "no message"
                : WordsOf(e.Message) is string word ? $"a message with {word}: {e.Message}"
                : null;
            Counts = (Counts.Opened, Counts.Refused + 1);
        }
        catch (Exception e)
        {
            failure = e.ToString();
        }

        return failure is not null;
    }

    // a message without its numbers, or the place in the code that an exception comes from
    private static string KindOf(string failure)
    {
        string[] lines = failure.Split('\n');
        string place = lines.FirstOrDefault(line => line.Contains(" at RnnViz.", StringComparison.Ordinal)) ?? "";
        return new string([.. (place.Length > 0 ? place : lines[0]).Where(character => !char.IsAsciiDigit(character)).Take(120)]);
    }

    // the program's own folder may have any name
    private static string? WordsOf(string message) =>
        Foreign.FirstOrDefault(message.Replace(AppContext.BaseDirectory, "", StringComparison.Ordinal).Contains);

    // leaves out one part after the other, as long as something goes wrong all the same
    private T[] Smaller(string path, int number, T[] chosen)
    {
        for (int i = chosen.Length - 1; i >= 0; i--)
        {
            T[] fewer = [.. chosen[..i], .. chosen[(i + 1)..]];
            if (Fails(path, number, fewer, out _))
            {
                chosen = fewer;
            }
        }

        return chosen;
    }

    private static string Kept(string path)
    {
        byte[] bytes = File.ReadAllBytes(path);
        return bytes.Length > 3000 ? $"{bytes.Length} bytes" : Encoding.Latin1.GetString(bytes);
    }
}
