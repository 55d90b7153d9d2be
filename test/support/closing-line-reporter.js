const { DefaultReporter } = require('@jest/reporters');

/** The usual report, closed by one plain line: `N passed, N failed` (`, N skipped` where there are any). */
module.exports = class ClosingLineReporter extends DefaultReporter {
  onRunComplete(contexts, results) {
    super.onRunComplete?.(contexts, results);
    for (const suite of results.testResults) {
      for (const test of suite.testResults)
        if (test.status === 'failed') process.stderr.write(`FAILED ${test.fullName}\n`);
      if (suite.testExecError) process.stderr.write(`FAILED TO RUN ${suite.testFilePath}\n`);
    }
    const failed = results.numFailedTests + results.numRuntimeErrorTestSuites;
    const skipped = results.numPendingTests + results.numTodoTests;
    process.stdout.write(
      `${results.numPassedTests} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}\n`,
    );
  }
};
