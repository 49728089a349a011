namespace RnnViz.Lessons.Checks;

/// <summary>Makes the files of a trace.</summary>
public interface ITraceOutput
{
    /// <summary>Begins a file; whoever asks closes it.</summary>
    /// <param name="path">Its path; each is asked for once.</param>
    /// <returns>A stream to write to that can seek.</returns>
    /// <exception cref="IOException">It cannot be written.</exception>
    Stream Open(string path);

    /// <summary>Everything is in a file, and its stream is closed.</summary>
    /// <param name="path">Its path.</param>
    /// <exception cref="IOException">It cannot be ended.</exception>
    void Complete(string path);

    /// <summary>
    /// A recorded step cannot be read: its line has NaN for numbers, and weights and tensors that would be of it are not written.
    /// </summary>
    /// <param name="problem">Why, a sentence without its full stop.</param>
    void Lack(string problem)
    {
        // whoever writes plain files sees it in the line
    }
}
