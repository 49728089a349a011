using System.Buffers;
using System.Globalization;
using RnnViz.Numerics.Files;

namespace RnnViz.Lessons.Recordings;

/// <summary>
/// A folder in which a training script has left steps of a recurrent layer: a list, and a file of arrays for each step, which is read
/// when it is shown. While the training goes on the list grows; what has no line's end yet is not there yet.
/// </summary>
internal sealed class Recording
{
    /// <summary>The file in a recording's folder that lists its steps.</summary>
    public const string ListName = "run.jsonl";

    private readonly InputFolder folder;
    private const int Remembered = 1024, MostSteps = 1_000_000;

    private readonly List<RecordedStep> steps = [];
    private readonly List<string> filesLeftOut = [];
    private byte[] beginning = [], ending = [];
    private (long Length, DateTime Written) seen;
    private long read;
    private int lines, last = -1;

    /// <summary>Opens a folder.</summary>
    /// <param name="path">The folder.</param>
    /// <exception cref="RecordingException">It is no recording, or one without a step.</exception>
    /// <exception cref="InputFileException">Its list cannot be read.</exception>
    public Recording(string path)
    {
        (Folder, folder) = (Path.GetFullPath(path), new InputFolder(Path.GetFullPath(path)));
        if (!Directory.Exists(Folder))
        {
            throw FolderAccess.ForbiddenOn(Folder) is { } forbidden ? new RecordingException(FolderAccess.Said(forbidden))
                : new RecordingException("there is no such folder", "the folder that the recorder wrote");
        }

        ReadList(out RecordingHeader? header);
        Header = header ?? throw new RecordingException($"{ListName} has no whole line yet", "a header, and a line for each step");
        First = steps.Count > 0 ? steps[0]
            : throw new RecordingException("no step is recorded in it yet", "a folder in which the recorder has written a step");
    }

    /// <summary>The folder, its whole path.</summary>
    public string Folder { get; }

    /// <summary>The layer.</summary>
    public RecordingHeader Header { get; }

    /// <summary>The first step, whose sizes all shown steps have.</summary>
    public RecordedStep First { get; }

    /// <summary>The steps that have the sizes of the first one, in the order in which they were written.</summary>
    public IReadOnlyList<RecordedStep> Steps => steps;

    /// <summary>The first timestep, from 1, that the rest of the model hands a gradient to in any of the steps; T where in none.</summary>
    public int FirstDirect { get; private set; } = int.MaxValue;

    /// <summary>How many steps have other sizes, and are left out.</summary>
    public int LeftOut => filesLeftOut.Count;

    /// <summary>The whole paths of its files: the list, and those of all steps in it, also of the steps that are left out.</summary>
    public IEnumerable<string> Files =>
        steps.Select(step => step.File).Concat(filesLeftOut).Prepend(ListName).Select(file => Path.Combine(Folder, file));

    /// <summary>Whether another recording was begun in the folder, or this one was cut, since its list was read.</summary>
    public bool IsAnotherOne { get; private set; }

    /// <summary>Whether a folder has the list of a recording in it.</summary>
    public static bool IsAt(string path) => File.Exists(Path.Combine(path, ListName));

    /// <summary>The folders in a folder that are recordings, by name: of several layers that were watched together.</summary>
    public static IReadOnlyList<string> Within(string path)
    {
        try
        {
            IEnumerable<string> found = Directory.EnumerateDirectories(path).Where(IsAt).Select(Path.GetFileName).OfType<string>();
            return [.. found.Order(StringComparer.Ordinal)];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    /// <summary>Reads the lines that were written since.</summary>
    /// <returns>Whether there are more steps than before.</returns>
    /// <exception cref="RecordingException">
    /// A line is no step; or the list is not the one that was read before, and <see cref="IsAnotherOne"/> is true from now on.
    /// </exception>
    /// <exception cref="InputFileException">It cannot be read.</exception>
    public bool Refresh()
    {
        int before = steps.Count;
        ReadList(out _);
        return steps.Count > before;
    }

    /// <summary>Reads the arrays of a step.</summary>
    /// <param name="step">0 to one less than there are <see cref="Steps"/>.</param>
    /// <exception cref="RecordingException">They cannot be read, or are not of the layer's shapes.</exception>
    public StepArrays Read(int step)
    {
        RecordedStep wanted = steps[step];
        try
        {
            return StepArrays.Read(folder.Find(wanted.File), Header, wanted);
        }
        catch (IOException) when (!File.Exists(Path.Combine(Folder, wanted.File)))
        {
            throw new RecordingException(
                $"the step of iteration {wanted.Iteration} cannot be read: there is no file {InputFile.Shown(wanted.File)} any more");
        }
        catch (Exception e) when (e is IOException or InvalidDataException or UnauthorizedAccessException or NotSupportedException)
        {
            throw new RecordingException(
                $"the step of iteration {wanted.Iteration} cannot be read: {InputFile.Shown(wanted.File)}: {e.Message}");
        }
    }

    private void ReadList(out RecordingHeader? header)
    {
        header = null;
        using FileStream file = InputFile.Open(folder.Find(ListName), InputKind.Recording);
        (long, DateTime) now = (file.Length, File.GetLastWriteTimeUtc(file.SafeFileHandle));
        if (now == seen)
        {
            return;
        }

        if (!IsAsRead(file))
        {
            IsAnotherOne = true;
            throw new RecordingException($"{ListName} is another one: a recording was begun anew in the folder", "open it anew");
        }

        byte[] rest = ArrayPool<byte>.Shared.Rent((int)Math.Max(1, file.Length - read));
        int start = 0;
        try
        {
            file.Position = read;
            int length = file.ReadAtLeast(rest.AsSpan(0, (int)(file.Length - read)), (int)(file.Length - read), throwOnEndOfStream: false);
            for (int end; (end = rest.AsSpan(start, length - start).IndexOf((byte)'\n')) >= 0; start += end + 1)
            {
                Take(rest.AsMemory(start, end), ref header);
                read += end + 1;
            }

            seen = now;
        }
        finally
        {
            Remember(rest.AsSpan(0, start));
            ArrayPool<byte>.Shared.Return(rest);
        }
    }

    // the first bytes and the last ones that were read
    private void Remember(ReadOnlySpan<byte> taken)
    {
        if (taken.Length == 0)
        {
            return;
        }

        if (beginning.Length == 0)
        {
            beginning = taken[..Math.Min(taken.Length, Remembered)].ToArray();
        }

        ending = taken[Math.Max(0, taken.Length - Remembered)..].ToArray();
    }

    private bool IsAsRead(FileStream file)
    {
        return file.Length >= read && Has(beginning, 0) && Has(ending, read - ending.Length);

        bool Has(byte[] known, long at)
        {
            Span<byte> found = stackalloc byte[Remembered];
            file.Position = at;
            return file.ReadAtLeast(found[..known.Length], known.Length, throwOnEndOfStream: false) == known.Length
                && found[..known.Length].SequenceEqual(known);
        }
    }

    private void Take(ReadOnlyMemory<byte> line, ref RecordingHeader? header)
    {
        if (lines == 0)
        {
            header = RecordingHeader.Read(line);
            lines++;
            return;
        }

        if (lines > MostSteps)
        {
            throw new RecordingException(
                string.Create(CultureInfo.InvariantCulture, $"{ListName} lists more than {MostSteps:N0} steps"), "fewer: a larger every=");
        }

        var step = RecordedStep.Read(line, lines + 1);
        if (last >= step.Iteration)
        {
            throw new RecordingException(
                $"line {lines + 1} of {ListName} is of iteration {step.Iteration}, the one before of {last}", "iterations that grow");
        }

        lines++;
        last = step.Iteration;
        RecordedStep first = steps.Count > 0 ? steps[0] : step;
        if (step.Timesteps == first.Timesteps && step.Sequences == first.Sequences)
        {
            steps.Add(step);
            FirstDirect = Math.Min(FirstDirect, Math.Min(step.DirectFrom, step.Timesteps));
        }
        else
        {
            filesLeftOut.Add(step.File);
        }
    }
}
