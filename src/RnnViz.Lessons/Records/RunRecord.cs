using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using RnnViz.Lessons.Errors;
using RnnViz.Lessons.Files;
using RnnViz.Lessons.History;
using RnnViz.Lessons.Session;

namespace RnnViz.Lessons.Records;

/// <summary>How a run came to be what it is, so that it can be made again: by what it differs from the lesson, and its settings.</summary>
public sealed partial record RunRecord
{
    /// <summary>What the run is called by its lesson; empty where it is called by what it differs in.</summary>
    public string Name { get; init; } = "";

    /// <summary>What is different from the lesson, a merge patch; null for the lesson itself.</summary>
    public JsonObject? Patch { get; init; }

    /// <summary>Of recorded steps: the lesson of the run, where it is of another recording than the first; else null.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public LessonRecord? Recording { get; init; }

    /// <summary>The seed.</summary>
    [Range(0, int.MaxValue)]
    public required int Seed { get; init; }

    /// <summary>What the lesson file says of the forget bias, where the run began with another.</summary>
    [Range(-20.0, 20.0)]
    public double? LessonForgetBias { get; init; }

    /// <summary>What the controls were set to, from iteration 0 on.</summary>
    [MaxLength(100000)]
    public required IReadOnlyList<SettingsRecord> Settings { get; init; }

    /// <summary>The iterations at which a control was changed when the run had been further already.</summary>
    [MaxLength(100000)]
    public IReadOnlyList<int> Forks { get; init; } = [];

    /// <summary>The future given up last, or null.</summary>
    public GhostRecord? Ghost { get; init; }

    /// <summary>Iterations that the run had been trained.</summary>
    [Range(0, int.MaxValue)]
    public required int Iterations { get; init; }

    /// <summary>The fingerprint of its state, 16 hexadecimal digits; empty where none is kept.</summary>
    public string State { get; init; } = "";

    /// <summary>
    /// The fingerprint of weights, optimizer and carried state alone, in place of <see cref="State"/> where a run is recorded so often that
    /// it must be quick; else null.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Weights { get; init; }

    /// <summary>What a run is, as it stands.</summary>
    /// <param name="session">The run.</param>
    /// <param name="lesson">The lesson that is recorded with it.</param>
    /// <param name="base">The same lesson.</param>
    /// <param name="isQuick">Whether the fingerprint is of the weights alone.</param>
    public static RunRecord Of(TrainingSession session, LessonRecord lesson, Lesson @base, bool isQuick = false) => new()
    {
        Name = session.Lesson.Run,
        Patch = ReferenceEquals(session.Lesson, @base) || session.IsRecorded ? null : lesson.PatchOf(session.Lesson),
        Recording = ReferenceEquals(session.Lesson, @base) || !session.IsRecorded ? null : LessonRecord.Of(session.Lesson),
        Seed = session.Seed,
        LessonForgetBias = session.LessonForgetBias.Equals(session.ForgetBias) ? null : session.LessonForgetBias,
        Settings = [.. session.Changes.Select(change => SettingsRecord.Of(change.Iteration, change.Settings))],
        Forks = [.. session.Forks],
        Ghost = session.Ghost is { } ghost ? Of(ghost) : null,
        Iterations = session.History.Count,
        State = isQuick ? "" : HashOf(session),
        Weights = isQuick ? WeightsOf(session) : null,
    };

    /// <summary>The fingerprint of a run as it stands, as records write it.</summary>
    public static string HashOf(TrainingSession session) => session.StateHash().ToString("x16", CultureInfo.InvariantCulture);

    /// <summary>The fingerprint of weights, optimizer and carried state of a run as it stands, as records write it.</summary>
    public static string WeightsOf(TrainingSession session) => session.WeightsHash().ToString("x16", CultureInfo.InvariantCulture);

    /// <summary>Whether a run, at the moment that was recorded, is the one that was recorded, as far as a fingerprint was kept.</summary>
    public bool IsThatOf(TrainingSession session) =>
        (State.Length == 0 || State == HashOf(session)) && (Weights is null || Weights == WeightsOf(session));

    /// <summary>Iterations that have to be trained to make the run again, those of the given-up future included.</summary>
    [JsonIgnore]
    public long Work => (long)Iterations + (Ghost is { } ghost ? (long)ghost.Iterations - ghost.From : 0);

    /// <summary>The run from its beginning.</summary>
    /// <param name="lesson">The lesson recorded with it.</param>
    /// <param name="settings">How much may be remembered.</param>
    /// <param name="folders">Of a recording beside another: the folders that somebody has given, its own first.</param>
    /// <exception cref="LessonException">The patch cannot be applied, or the recording is missing.</exception>
    public TrainingSession Begin(Lesson lesson, SessionSettings settings, IReadOnlyList<string>? folders = null)
    {
        if (Recording is { } other)
        {
            return TrainingSession.Again(other.Open(folders ?? []), Seed, LessonForgetBias, settings);
        }

        // a run without a name of its own is called by what it differs in
        Lesson own = Patch is null ? lesson
            : LessonVariants.Apply(lesson, Name.Length > 0 ? Name : "run", Patch) with { Run = Name };
        return TrainingSession.Again(own, Seed, LessonForgetBias, settings);
    }

    /// <summary>Trains a run that has just begun to where it was, its settings changed on the way as they were.</summary>
    /// <param name="session">What <see cref="Begin"/> gave.</param>
    /// <param name="trained">Told after each of <see cref="Work"/> iterations; throws to break off.</param>
    public void Replay(TrainingSession session, Action? trained = null)
    {
        if (Ghost is { } ghost)
        {
            session.TrainTo(ghost.Iterations, ghost.Settings.Select(record => record.Read()), trained);
            session.GiveUpFuture(ghost.From);
        }

        session.TrainTo(Iterations, Settings.Select(record => record.Read()), trained);
        session.TakeForks(Forks);
    }

    /// <summary>What cannot be of the record.</summary>
    /// <param name="path">Where it stands.</param>
    internal IEnumerable<LessonError> Check(string path)
    {
        foreach ((string at, IReadOnlyList<SettingsRecord> settings) in
            new[] { ($"{path}.settings", Settings), ($"{path}.ghost.settings", Ghost?.Settings ?? Settings) })
        {
            if (settings.Count == 0 || settings[0].Iteration != 0
                || settings.Zip(settings.Skip(1)).Any(pair => pair.First.Iteration >= pair.Second.Iteration))
            {
                yield return new LessonError(at, "not in order", "iterations that grow, from 0 on");
            }
        }

        if (Forks.Any(fork => fork < 0 || fork > Iterations))
        {
            yield return new LessonError($"{path}.forks", "an iteration that the run has not come to", $"0 to {Iterations}");
        }

        if (Ghost is { } ghost && (ghost.From > Iterations || ghost.From >= ghost.Iterations))
        {
            yield return new LessonError($"{path}.ghost.from", $"{ghost.From} is not an iteration of both futures");
        }
    }

    private static GhostRecord Of(Ghost ghost) => new()
    {
        From = ghost.ForkIteration,
        Iterations = ghost.Count,
        Settings = [.. ghost.Settings.Select(change => SettingsRecord.Of(change.Iteration, change.Settings))],
    };
}
