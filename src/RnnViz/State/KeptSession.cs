using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using RnnViz.Lessons.Courses;
using RnnViz.Lessons.Errors;
using RnnViz.Lessons.Files;
using RnnViz.Lessons.Records;
using RnnViz.Views.Scenes;

namespace RnnViz.State;

/// <summary>
/// A session as a file: a head, the record that leads back to its moment, and the states of its runs, so that nothing need be trained
/// again. A fingerprint ends it.
/// </summary>
internal sealed class KeptSession
{
    private const int HashLength = 32;

    private static readonly byte[] Mark = Encoding.ASCII.GetBytes("RnnViz session 1\n");

    private readonly ReadOnlyMemory<byte> record, states;

    private KeptSession(SessionHead head, ReadOnlyMemory<byte> record, ReadOnlyMemory<byte> states) =>
        (Head, this.record, this.states) = (head, record, states);

    /// <summary>What is known of it without opening it.</summary>
    public SessionHead Head { get; }

    /// <summary>Where and when it was kept: "Iteration 1,234, kept at 14:32".</summary>
    /// <param name="clock">Tells the day and the time zone.</param>
    public string Place(TimeProvider clock)
    {
        string iteration = Head.Iteration.ToString("N0", CultureInfo.InvariantCulture);
        if (!DateTimeOffset.TryParse(
            Head.Time, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset kept))
        {
            return $"Iteration {iteration}";
        }

        DateTimeOffset local = TimeZoneInfo.ConvertTime(kept, clock.LocalTimeZone);
        string when = local.ToString(
            local.Date == clock.GetLocalNow().Date ? "HH:mm" : "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
        return $"Iteration {iteration}, kept at {when}";
    }

    /// <summary>Writes a session. Where that fails, what was there before is there still.</summary>
    /// <param name="path">The file.</param>
    /// <param name="head">What is known of it.</param>
    /// <param name="record">What leads back to the moment, as JSON.</param>
    /// <param name="states">The states of its runs.</param>
    /// <returns>What keeps it from being written; null where it is.</returns>
    public static Exception? Write(string path, SessionHead head, string record, ReadOnlyMemory<byte> states)
    {
        byte[] first = Encoding.UTF8.GetBytes(RecordJson.Write(head)), second = Encoding.UTF8.GetBytes(record);
        ReadOnlyMemory<byte>[] pieces = [Mark, LengthOf(first), first, LengthOf(second), second, LengthOf(states), states];
        SavedFile.TryWrite(path, out Exception? problem, [.. pieces, SavedFile.HashOf(pieces)]);
        return problem;
    }

    /// <summary>Reads a session; null where the file is not one that this program has written as a whole.</summary>
    public static KeptSession? TryRead(string path)
    {
        if (SavedFile.TryRead(path) is not { } bytes || bytes.Length < Mark.Length + HashLength || !bytes.AsSpan().StartsWith(Mark)
            || !SavedFile.HashOf(bytes.AsMemory(..^HashLength)).AsSpan().SequenceEqual(bytes.AsSpan()[^HashLength..]))
        {
            return null;
        }

        ReadOnlyMemory<byte> left = bytes.AsMemory(Mark.Length..^HashLength);
        if (!TryTake(ref left, out ReadOnlyMemory<byte> head) || !TryTake(ref left, out ReadOnlyMemory<byte> record)
            || !TryTake(ref left, out ReadOnlyMemory<byte> states))
        {
            return null;
        }

        try
        {
            return new KeptSession(RecordJson.Read<SessionHead>(Encoding.UTF8.GetString(head.Span), "session"), record, states);
        }
        catch (LessonException)
        {
            return null;
        }
    }

    /// <summary>How it is shown.</summary>
    /// <param name="root">Where.</param>
    /// <param name="shown">Told when it is.</param>
    public SceneOpening Opening(ProgramScene root, Action? shown = null)
    {
        CoursePlace? course = null;
        return new SceneOpening
        {
            Name = Head.Title,
            Read = () =>
            {
                RequireRecordings();
                course = FindCourse();
                return SceneRecord.Read(Encoding.UTF8.GetString(record.Span), "session");
            },
            Data = [.. Head.Data.Where(IsThere)],
            TakeStates = states.Length == 0 ? null : runs => ProgramScene.TakeStates(runs, states.Span),
            Say = (_, different) => different.Count == 0 ? "Here it stopped"
                : $"The numbers are not those of then ({string.Join("; ", different)}): another version, or another kind of processor",
            Shown = () =>
            {
                root.Course = course;
                shown?.Invoke();
            },
        };
    }

    // nothing else can stand in for recorded steps
    private void RequireRecordings()
    {
        LessonError[] missing =
        [
            .. Head.Recordings.Where(folder => !IsThere(folder)).Select(folder => LessonError.OfMissingRecording("session", folder)),
        ];
        if (missing.Length > 0)
        {
            throw new LessonException(Head.Title, missing);
        }
    }

    // the lesson alone can be gone on with as well, where its course is not there any more
    private CoursePlace? FindCourse()
    {
        try
        {
            return Head.Course is { } name && CourseCatalog.Find(name) is { } course && Head.Number <= course.Opened.Count
                ? new CoursePlace(course, Head.Number - 1) : null;
        }
        catch (LessonException)
        {
            return null;
        }
    }

    private static bool IsThere(string path)
    {
        try
        {
            return Directory.Exists(path) ? LessonCatalog.IsRecording(path)
                : File.Exists(path) && (File.GetAttributes(path) & (FileAttributes.Device | FileAttributes.Directory)) == 0;
        }
        catch (Exception e) when (ProgramFolders.IsRefusal(e))
        {
            return false;
        }
    }

    private static byte[] LengthOf(ReadOnlyMemory<byte> piece)
    {
        byte[] length = new byte[sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(length, piece.Length);
        return length;
    }

    private static bool TryTake(ref ReadOnlyMemory<byte> left, out ReadOnlyMemory<byte> piece)
    {
        piece = default;
        if (left.Length < sizeof(int))
        {
            return false;
        }

        int length = BinaryPrimitives.ReadInt32LittleEndian(left.Span);
        if (length < 0 || length > left.Length - sizeof(int))
        {
            return false;
        }

        piece = left.Slice(sizeof(int), length);
        left = left[(sizeof(int) + length)..];
        return true;
    }
}
